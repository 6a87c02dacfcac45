import { listed, underDesks } from './desk-reads.ts';
import { engagementOf } from './model.ts';
import { onDesk, type Place } from './place.ts';
import type { Read } from './route-matrix.ts';
import { taskShown } from './task-reads.ts';
import type { Row } from './world.ts';

/** What the client of a desk is asked and has not answered, and who waits to be admitted there. */
function awaitedOn(place: Place, desk: string): Row[] {
  const { world, rows } = place;
  const client = world.desks.find(({ id }) => id === desk)?.client_id;
  const asked = rows('tasks').filter(
    (row) =>
      onDesk(desk)(row) &&
      row.organization_id === client &&
      row.kind === 'work' &&
      (row.state === 'asked' || row.state === 'accepted'),
  );
  const proposed = rows('proposals').filter(
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
    exact: ['tasks', 'task_words', 'entry_words', 'proposals'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/awaited`,
        (desk) => awaitedOn(place, desk),
      ),
  },
];
