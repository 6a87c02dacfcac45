import { anyRole, byId, forbidden, hasRole, isClear, ofCase, speakers } from './api-writes.ts';
import { isOwnDraft } from './model.ts';
import { type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

type Try = Refused | Allowed;
type Role = Row<'roster'>['role'];

const keeps = (place: Place): Try[] =>
  byId(place, 'cases', {
    code: 'case.not-found',
    sends: (id) => ({ url: `/api/cases/${id}/drafts/customer`, payload: { ...written, version: 0 } }),
    refuses: (row) => (hasRole(place, row.desk_id, speakers) ? undefined : forbidden),
  });

const presences = (place: Place): Try[] =>
  byId(place, 'cases', {
    code: 'case.not-found',
    sends: (id) => ({ url: `/api/cases/${id}/presence`, payload: { tab: unknownId, doing: 'looking' } }),
    refuses: () => undefined,
  });

const written = { text: 'so far', stands: null, nextWordBy: null, fileIds: [], seen: 100, tab: unknownId };

const isOwn = ({ actor, my }: Place, row: Row<'drafts'>) => actor !== undefined && isOwnDraft(actor, my, row);

function ofDraft(name: string, payload: object, roles: Role[]): Write {
  return {
    route: `POST /api/drafts/:draft/${name}`,
    door: 'staff',
    tries: (place) =>
      byId(place, 'drafts', {
        code: 'draft.not-found',
        finds: (row) => isOwn(place, row),
        sends: (id) => ({ url: `/api/drafts/${id}/${name}`, payload }),
        refuses: (row) => (hasRole(place, row.desk_id, roles) ? undefined : forbidden),
      }).filter((one) => isOfClearCase(place, one)),
  };
}

function isOfClearCase(place: Place, one: Try): boolean {
  const draft = place.world.drafts.find((row) => one.url.includes(row.id) && isOwn(place, row));
  return !draft || isClear(place, draft.case_id);
}

/** What was taken up cannot be discarded any more, so each is tried on every other draft. */
function ofLeftDraft(route: `POST ${string}` | `DELETE ${string}`, roles: Role[], payload?: object): Write {
  const path = route.slice(route.indexOf('/'));
  const turn = payload ? 0 : 1;
  return {
    route,
    door: 'staff',
    tries: (place) => {
      const { drafts } = place.world;
      const tries = byId(place, 'drafts', {
        code: 'draft.not-found',
        finds: (row) => place.sees(row) && !isOwn(place, row),
        sends: (id) => ({ url: path.replace(':draft', id), ...(payload && { payload }) }),
        refuses: (row) => (hasRole(place, row.desk_id, roles) ? undefined : forbidden),
      });
      const others = drafts.filter((_, at) => at % 2 !== turn);
      return tries.filter((one) => 'status' in one || !others.some(({ id }) => one.url.includes(id)));
    },
  };
}

export const unsentWrites: Write[] = [
  { route: 'PATCH /api/cases/:case/drafts/:audience', door: 'staff', tries: keeps },
  { route: 'PATCH /api/cases/:case/presence', door: 'staff', tries: presences },
  ofCase('sendings', { ...written, version: 0 }),
  ofDraft('sending', { seen: 100 }, speakers),
  ofDraft('taking-back', {}, anyRole),
  ofLeftDraft('POST /api/drafts/:draft/taking-up', speakers, { seen: 100 }),
  ofLeftDraft('DELETE /api/drafts/:draft', anyRole),
];
