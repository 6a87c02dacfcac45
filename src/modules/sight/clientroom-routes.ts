import { anyRole, byId, forbidden, hasRole, ofCase } from './api-writes.ts';
import { listed, underDesks } from './desk-reads.ts';
import { decides, ofDesk } from './desk-writes.ts';
import { engagementOf } from './model.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import { taskShown } from './task-reads.ts';
import type { Row } from './world.ts';

/** What the client of a desk is asked and has not answered, and for whoever decides, who waits to be admitted there. */
function awaitedOn(place: Place, desk: string): Row[] {
  const { world, rows } = place;
  const client = world.desks.find(({ id }) => id === desk)?.client_id;
  const asked = rows('tasks').filter(
    (row) =>
      onDesk(desk)(row) &&
      row.organization_id === client &&
      row.kind === 'work' &&
      !row.at_once &&
      (row.state === 'asked' || row.state === 'accepted'),
  );
  const proposed = (decides(place, desk) ? rows('proposals') : []).filter(
    (row) => onDesk(desk)(row) && row.state === 'proposed' && engagementOf(world, row),
  );
  return [...asked.flatMap((row) => taskShown(place, row)), ...proposed];
}

/** Who hears nothing though it is time; which of the rest is of yesterday hangs on the hour. */
const silentOn = (place: Place, desk: string): Row[] =>
  listed(
    place,
    place
      .rows('cases')
      .filter((row) => onDesk(desk)(row) && row.state === 'open' && row.due !== null && row.due < 0),
  );

export const clientroomReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/shortfalls',
    door: 'staff',
    exact: [],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/shortfalls`,
        () => [],
      ),
  },
  { route: 'GET /api/cases/:case/client', door: 'staff', exact: [], asks: spokeOn },
  {
    route: 'GET /api/desks/:desk/morning',
    door: 'staff',
    exact: [],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/morning`,
        (desk) => silentOn(place, desk),
      ),
  },
  {
    route: 'GET /api/desks/:desk/morning/words',
    door: 'staff',
    exact: [],
    opens: 'each',
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/morning/words`,
        () => [],
      ),
  },
  {
    route: 'GET /api/desks/:desk/morning/cases',
    door: 'staff',
    exact: [],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/morning/cases?kind=reply`,
        () => [],
      ),
  },
  {
    route: 'GET /api/desks/:desk/awaited',
    door: 'staff',
    exact: ['tasks', 'task_words', 'task_passings', 'entry_words', 'proposals'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/awaited`,
        (desk) => awaitedOn(place, desk),
      ),
  },
  {
    route: 'GET /api/desks/:desk/mornings/mine',
    door: 'staff',
    exact: [],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/mornings/mine`,
        () => [],
      ),
  },
];

/** Whether the client spoke is seen of each case that is. */
function spokeOn(place: Place): Ask[] {
  const url = (id: string) => `/api/cases/${id}/client`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const named = place.rows('cases').filter((row) => row.id === id);
    if (named.length > 1) return [];
    return [named.length === 1 ? { url: url(id), shows: [] } : { url: url(id), absent: 'case.not-found' }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
}

const isOfClient = ({ my }: Place, desk: string) => my.isOfClient(desk);

const stepsIn = (place: Place, desk: string) =>
  isOfClient(place, desk) && hasRole(place, desk, ['accountable', 'lead', 'agent']);

/** A change on a case by whoever of the client speaks to customers. */
const onCase = (path: string): Write => ({
  route: `POST /api/cases/:case/${path}`,
  door: 'staff',
  tries: (place) =>
    byId(place, 'cases', {
      code: 'case.not-found',
      sends: (id) => ({ url: `/api/cases/${id}/${path}`, payload: {} }),
      refuses: (row) => (stepsIn(place, row.desk_id) ? undefined : forbidden),
    }),
});

export const clientroomWrites: Write[] = [
  onCase('stepping-in'),
  onCase('handing-back'),
  ofCase('shortfalls', { source: 'form', missing: 'all' }, anyRole),
  {
    route: 'POST /api/desks/:desk/needs',
    door: 'staff',
    tries: (place) =>
      ofDesk(place, isOfClient, (desk) => ({
        url: `/api/desks/${desk}/needs`,
        payload: { text: 'x', customer: { name: 'Ida', address: 'ida@needs.example' } },
      })),
  },
  {
    route: 'POST /api/desks/:desk/mornings',
    door: 'staff',
    tries: (place) =>
      ofDesk(place, isOfClient, (desk) => ({
        url: `/api/desks/${desk}/mornings`,
        payload: { at: '07:00', channel: 'mail', alsoNothing: false },
      })),
  },
];
