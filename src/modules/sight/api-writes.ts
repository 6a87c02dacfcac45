import { type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';
import type { Row, Table, Tables } from './world.ts';

type Try = Refused | Allowed;
type Role = Row<'roster'>['role'];
type OfDesk = { [T in Table]: Tables[T] extends { desk_id: string; id: string } ? T : never }[Table];

export const anyRole: Role[] = ['accountable', 'lead', 'agent', 'expert'];
/** Experts advise; they do not speak to the customer in the desk's name. */
export const speakers: Role[] = ['accountable', 'lead', 'agent'];

export const hasRole = ({ my }: Place, desk: string, roles: Role[]): boolean =>
  my.work.some((row) => row.desk_id === desk && roles.includes(row.role));
export const forbidden = { status: 403, code: 'not-permitted' } as const;
export const absent = (code: string) => ({ status: 404, code }) as const;

/** Every row of a table by its id alone, and one that is not there: absent unless seen, forbidden unless permitted. */
export function byId<T extends OfDesk>(
  place: Place,
  table: T,
  named: {
    code: string;
    sends: (id: string) => Allowed;
    refuses: (row: Row<T>) => Omit<Refused, 'url'> | undefined;
    /** Where not all that is seen is meant. */
    finds?: (row: Row<T>) => boolean;
  },
): Try[] {
  const all = place.world[table] as (Row<T> & { id: string; desk_id: string })[];
  const tries = all.flatMap(({ id }): Try[] => {
    const seen = all.filter((row) => row.id === id && (named.finds ?? place.sees)(row));
    const [row] = seen;
    if (!row) return [{ ...named.sends(id), ...absent(named.code) }];
    return seen.length > 1 ? [] : [{ ...named.sends(id), ...named.refuses(row) }];
  });
  return [...tries, { ...named.sends(unknownId), ...absent(named.code) }];
}

/** A change of a case, for whoever has one of these roles on its desk. */
export function ofCase(name: string, payload: object, roles = speakers): Write {
  return {
    route: `POST /api/cases/:case/${name}`,
    door: 'staff',
    tries: (place) =>
      byId(place, 'cases', {
        code: 'case.not-found',
        sends: (id) => ({ url: `/api/cases/${id}/${name}`, payload }),
        refuses: (row) => (hasRole(place, row.desk_id, roles) ? undefined : forbidden),
      }),
  };
}

/** Two cases, of which both must be seen. */
function ofTwoCases(name: string, field: string): Write {
  return {
    route: `POST /api/cases/:case/${name}`,
    door: 'staff',
    tries: (place) =>
      byId(place, 'cases', {
        code: 'case.not-found',
        sends: (id) => ({ url: `/api/cases/${id}/${name}`, payload: { [field]: id } }),
        refuses: (row) => (hasRole(place, row.desk_id, speakers) ? undefined : forbidden),
      }).flatMap((one) => {
        if ('status' in one) return [one];
        const other = place.world.cases.find(
          (row) => !place.world.cases.some((two) => two.id === row.id && place.sees(two)),
        );
        const hidden = other
          ? [{ url: one.url, payload: { [field]: other.id }, ...absent('case.not-found') }]
          : [];
        return [...hidden, { url: one.url, payload: { [field]: unknownId }, ...absent('case.not-found') }];
      }),
  };
}

function ofHandOff(
  name: string,
  payload: object,
  refuses: (place: Place, row: Row<'hand_offs'>) => Omit<Refused, 'url'> | undefined,
): Write {
  return {
    route: `POST /api/hand-offs/:handOff/${name}`,
    door: 'staff',
    tries: (place) =>
      byId(place, 'hand_offs', {
        code: 'hand-off.not-found',
        sends: (id) => ({ url: `/api/hand-offs/${id}/${name}`, payload }),
        refuses: (row) => refuses(place, row),
      }),
  };
}
const onlyTheirs = (place: Place, row: Row<'hand_offs'>) =>
  row.to_id === place.my.person ? undefined : ({ status: 403, code: 'hand-off.not-yours' } as const);

/** Worlds now and then give two desks' cases one id, which the program never does: then the case is not clear. */
export const isClear = (place: Place, caseId: string | undefined): boolean =>
  place.world.cases.filter((row) => row.id === caseId && place.sees(row)).length === 1;

function isOfOneCase(place: Place, { desk_id, entry_id }: Row<'strangers'>): boolean {
  const entry = place.world.entries.find((row) => row.desk_id === desk_id && row.id === entry_id);
  return isClear(place, entry?.case_id);
}

function admissions(place: Place): Try[] {
  const { strangers } = place.world;
  const send = (entry: string) => ({ url: `/api/entries/${entry}/admission`, payload: { admit: true } });
  const tries = strangers.flatMap(({ entry_id }): Try[] => {
    const seen = strangers.filter((row) => row.entry_id === entry_id && place.sees(row));
    const [row] = seen;
    if (!row) return [{ ...send(entry_id), ...absent('entry.not-found') }];
    if (seen.length > 1 || !isOfOneCase(place, row)) return [];
    return [hasRole(place, row.desk_id, speakers) ? send(entry_id) : { ...send(entry_id), ...forbidden }];
  });
  return [...tries, { ...send(unknownId), ...absent('entry.not-found') }];
}

const answers = (place: Place): Try[] =>
  byId(place, 'tasks', {
    code: 'task.not-found',
    sends: (id) => ({ url: `/api/tasks/${id}/answers`, payload: acceptance(place, id) }),
    refuses: (row) => (answersTask(place, row) ? undefined : forbidden),
  });

/** A call has its time already; work is accepted by a day. */
const acceptance = ({ world }: Place, id: string) =>
  world.tasks.some((row) => row.id === id && row.kind === 'call')
    ? { state: 'accepted' }
    : { state: 'accepted', expectedOn: '2030-01-07' };

/** Who is asked answers; a customer who wants to be called may be called by whoever speaks to customers there. */
const answersTask = (place: Place, task: Row<'tasks'>) =>
  task.kind === 'call'
    ? hasRole(place, task.desk_id, speakers)
    : task.organization_id === place.actor?.organization;

const wrongs = (place: Place): Try[] =>
  byId(place, 'tasks', {
    code: 'task.not-found',
    sends: (id) => ({ url: `/api/tasks/${id}/setbacks`, payload: { text: 'it broke' } }),
    refuses: (row) =>
      row.kind === 'work' && row.organization_id === place.actor?.organization ? undefined : forbidden,
  });

const moves = (place: Place): Try[] =>
  byId(place, 'tasks', {
    code: 'task.not-found',
    sends: (id) => ({
      url: `/api/tasks/${id}/moves`,
      payload: { expectedOn: '2030-01-08', text: 'it is late' },
    }),
    refuses: (row) => (answersTask(place, row) ? undefined : forbidden),
  });

const lateness = (place: Place): Try[] =>
  byId(place, 'tasks', {
    code: 'task.not-found',
    sends: (id) => ({ url: `/api/tasks/${id}/lateness`, payload: { minutes: 20 } }),
    refuses: (row) => {
      const isTheirs = row.kind === 'work' && row.organization_id === place.actor?.organization;
      return isTheirs && hasRole(place, row.desk_id, speakers) ? undefined : forbidden;
    },
  });

const takingsBack = (place: Place): Try[] =>
  byId(place, 'tasks', {
    code: 'task.not-found',
    sends: (id) => ({ url: `/api/tasks/${id}/withdrawal`, payload: {} }),
    refuses: (row) => (row.asked_by_organization_id === place.actor?.organization ? undefined : forbidden),
  });

/** Who is asked knows it, and who works on the desk learns it from them. */
const references = (place: Place): Try[] =>
  byId(place, 'tasks', {
    code: 'task.not-found',
    sends: (id) => ({ url: `/api/tasks/${id}`, payload: { theirReference: 'PO 5512' } }),
    refuses: (row) => {
      const isTheirs = row.organization_id === place.actor?.organization;
      const isHere = hasRole(place, row.desk_id, anyRole);
      return row.kind === 'work' && (isTheirs || isHere) ? undefined : forbidden;
    },
  });

const returnings =
  (what: 'returns' | 'thanks', payload: object) =>
  (place: Place): Try[] =>
    byId(place, 'tasks', {
      code: 'task.not-found',
      sends: (id) => ({ url: `/api/tasks/${id}/${what}`, payload }),
      refuses: (row) => {
        const isOurs = row.asked_by_organization_id === place.actor?.organization;
        return isOurs && hasRole(place, row.desk_id, anyRole) ? undefined : forbidden;
      },
    });

/** An engagement of another desk is none of this one. */
const askings =
  (what: 'tasks' | 'task-previews') =>
  (place: Place): Try[] => {
    const { cases, engagements } = place.world;
    const send = (id: string, engagementId: string) => ({
      url: `/api/cases/${id}/${what}`,
      payload: { engagementId, request: 'look after it' },
    });
    const tries = byId(place, 'cases', {
      code: 'case.not-found',
      sends: (id) => send(id, unknownId),
      refuses: (row) => (hasRole(place, row.desk_id, anyRole) ? undefined : forbidden),
    });
    return tries.flatMap((one): Try[] => {
      if ('status' in one) return [one];
      const asked = cases.find((row) => one.url.includes(row.id) && place.sees(row));
      if (!asked) return [one];
      const isHere = (id: string) =>
        engagements.some((row) => row.desk_id === asked.desk_id && row.id === id);
      const elsewhere = engagements.map((row) => row.id).filter((id) => !isHere(id));
      const client = engagements.find((row) => row.desk_id === asked.desk_id && row.role === 'client');
      if (asked.due === null) return [send(asked.id, client?.id ?? unknownId)];
      return [
        send(asked.id, client?.id ?? unknownId),
        ...[unknownId, ...elsewhere].map((id) => ({
          ...send(asked.id, id),
          ...absent('engagement.not-found'),
        })),
      ];
    });
  };

export const apiWrites: Write[] = [
  ofCase('messages', { text: 'a note', audience: 'companies' }, anyRole),
  ofCase('texts', { text: 'it is done' }),
  ofCase('calls', { direction: 'in', outcome: 'reached', text: 'said' }),
  ofCase('hand-offs', { toId: unknownId, situation: 'as it is' }),
  ofCase('completion', { text: 'it is done' }),
  ofCase('ending', { outcome: 'left' }),
  ofCase('reopening', { reason: 'not yet' }),
  ofTwoCases('joining', 'to'),
  ofTwoCases('keeping-apart', 'from'),
  { route: 'POST /api/cases/:case/tasks', door: 'staff', tries: askings('tasks') },
  { route: 'POST /api/cases/:case/task-previews', door: 'staff', tries: askings('task-previews') },
  ofHandOff(
    'acceptance',
    { readBack: 'understood' },
    (place, row) => onlyTheirs(place, row) ?? (hasRole(place, row.desk_id, speakers) ? undefined : forbidden),
  ),
  {
    route: 'POST /api/hand-off-acceptances',
    door: 'staff',
    tries: (place) =>
      byId(place, 'hand_offs', {
        code: 'hand-off.not-found',
        sends: (id) => ({
          url: '/api/hand-off-acceptances',
          payload: { handOffs: [id], readBack: 'understood' },
        }),
        refuses: (row) =>
          onlyTheirs(place, row) ?? (hasRole(place, row.desk_id, speakers) ? undefined : forbidden),
      }),
  },
  ofHandOff('answers', { text: 'it is best so' }, (place, row) => {
    if (!hasRole(place, row.desk_id, speakers)) return forbidden;
    return row.to_id === place.my.person ? { status: 403, code: 'hand-off.owner-answers' } : undefined;
  }),
  ofHandOff('refusal', { reason: 'no time' }, onlyTheirs),
  ofHandOff('withdrawal', {}, (place, row) =>
    hasRole(place, row.desk_id, speakers) ? undefined : forbidden,
  ),
  { route: 'POST /api/entries/:entry/admission', door: 'staff', tries: admissions },
  { route: 'POST /api/tasks/:task/answers', door: 'staff', tries: answers },
  { route: 'POST /api/tasks/:task/moves', door: 'staff', tries: moves },
  { route: 'POST /api/tasks/:task/setbacks', door: 'staff', tries: wrongs },
  { route: 'POST /api/tasks/:task/lateness', door: 'staff', tries: lateness },
  { route: 'PATCH /api/tasks/:task', door: 'staff', tries: references },
  {
    route: 'POST /api/tasks/:task/returns',
    door: 'staff',
    tries: returnings('returns', { text: 'not enough' }),
  },
  { route: 'POST /api/tasks/:task/thanks', door: 'staff', tries: returnings('thanks', {}) },
  { route: 'POST /api/tasks/:task/withdrawal', door: 'staff', tries: takingsBack },
];
