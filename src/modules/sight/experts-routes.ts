import { absent, anyRole, byId, hasRole, ofCase } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { isAskable } from './experts-model.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Ask, Read, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

/** Where somebody says what they know, or what their company does. */
const advises = ({ my }: Place): { desk_id: string; engagement_id: string; person_id: string | null }[] => [
  ...my.work.map(({ desk_id, engagement_id, person_id }) => ({ desk_id, engagement_id, person_id })),
  ...my.refersUnder.map(({ desk_id, id }) => ({ desk_id, engagement_id: id, person_id: null })),
];

function advised(place: Place): Row[] {
  const places = advises(place);
  const marked = place
    .rows('expertise')
    .filter((row) =>
      places.some(
        (one) =>
          onDesk(row.desk_id)(one) &&
          one.engagement_id === row.engagement_id &&
          one.person_id === row.person_id,
      ),
    );
  return [...place.world.desks.filter(({ id }) => places.some(onDesk(id))), ...marked];
}

/** A case, and those that go on in it. */
function familyOf(cases: readonly Row<'cases'>[], id: string): Set<string> {
  const joined = cases.filter(({ joined_to_id }) => joined_to_id === id);
  return new Set([id, ...joined.flatMap((one) => [...familyOf(cases, one.id)])]);
}

/** What was asked on a case and on those that go on in it, with what they said whom it reached. */
const ofCases = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/asks`;
  const asks = [...new Set(place.world.cases.map(({ id }) => id))].flatMap((id): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
    const here = onDesk(one.desk_id);
    const family = familyOf(place.rows('cases').filter(here), id);
    const asked = place.rows('asks').filter((row) => here(row) && family.has(row.case_id));
    const isOf = ({ ask_id }: { ask_id: string }) => asked.some((row) => row.id === ask_id);
    const turns = place.rows('ask_turns').filter((row) => here(row) && isOf(row));
    const answers = place
      .rows('entries')
      .filter(
        (row) =>
          here(row) && row.kind === 'task done' && turns.some(({ task_id }) => task_id === row.task_id),
      );
    return [
      {
        url: url(id),
        shows: [
          ...place.rows('ask_words').filter((row) => here(row) && isOf(row)),
          ...place
            .rows('entry_words')
            .filter((row) => here(row) && answers.some((entry) => entry.id === row.entry_id)),
        ],
      },
    ];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

/** What waits for an answer of mine, or of my company as a third party; of which case, only who works there reads. */
function askedOfMe({ rows, my, actor }: Place): Row[] {
  const waiting = rows('tasks').filter(
    (row) =>
      row.at_once &&
      row.state === 'asked' &&
      row.due !== null &&
      row.due > 0 &&
      row.organization_id === actor?.organization &&
      (row.person_id === null ? my.isMyTask(row.desk_id, row.id) : row.person_id === my.person),
  );
  return waiting.flatMap(({ desk_id, id, case_id }) => {
    const request = rows('task_words').filter((row) => onDesk(desk_id)(row) && row.task_id === id);
    const subject = rows('case_words').filter((row) => onDesk(desk_id)(row) && row.case_id === case_id);
    return request.length > 0 ? [...request, ...subject] : [];
  });
}

export const expertsReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/experts',
    door: 'staff',
    exact: ['expertise'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/experts`,
        (desk) => place.rows('expertise').filter((row) => onDesk(desk)(row) && isAskable(place.world, row)),
      ),
  },
  {
    route: 'GET /api/expertise',
    door: 'staff',
    exact: ['expertise', 'desks'],
    asks: (place) => [{ url: '/api/expertise', shows: advised(place) }],
  },
  {
    route: 'GET /api/cases/:case/asks',
    door: 'staff',
    exact: ['ask_words', 'entry_words'],
    asks: ofCases,
  },
  {
    route: 'GET /api/asked-of-me',
    door: 'staff',
    exact: ['task_words', 'case_words'],
    asks: (place) => [{ url: '/api/asked-of-me', shows: askedOfMe(place) }],
  },
];

const known = { language: 'en', knows: 'The mono switch', hours: { always: true }, notBefore: null };

/** Whoever works there, and a third party of it. */
const marking =
  (payload?: object) =>
  (place: Place): (Refused | Allowed)[] => {
    const url = (desk: string) => `/api/desks/${desk}/expertise`;
    const places = advises(place);
    const tries = place.world.desks.map(({ id, slug }) => ({
      ...{ url: url(slug), ...(payload && { payload }) },
      ...(!places.some(onDesk(id)) && absent('desk.not-found')),
    }));
    return [...tries, { url: url('no-such-desk'), ...(payload && { payload }), ...absent('desk.not-found') }];
  };

export const expertsWrites: Write[] = [
  {
    route: 'POST /api/desks/:desk/expertise',
    door: 'staff',
    tries: marking({ ...known, byText: true, byMail: true }),
  },
  ofCase('asks', { question: 'What does the mono switch do?' }, anyRole),
  {
    route: 'POST /api/asks/:ask/withdrawal',
    door: 'staff',
    tries: (place) =>
      byId(place, 'asks', {
        code: 'ask.not-found',
        sends: (id) => ({ url: `/api/asks/${id}/withdrawal`, payload: {} }),
        refuses: (row) =>
          row.asked_by_id === place.my.person && hasRole(place, row.desk_id, anyRole)
            ? undefined
            : { status: 403, code: 'ask.of-another' },
      }),
  },
  { route: 'DELETE /api/desks/:desk/expertise', door: 'staff', tries: marking() },
];
