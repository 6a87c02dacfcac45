import { hasRole } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { ofDesk } from './desk-writes.ts';
import { engagementOf, isMember } from './model.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Read, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const leads = (place: Place, desk: string) => hasRole(place, desk, ['accountable', 'lead']);
const runs = (row: Row<'pockets'>) => row.ended_at === null;
/** What only waits for its code ends when another one is asked for. */
const isWorkedFrom = (row: Row<'pockets'>) => runs(row) && row.confirmed_at !== null;
const isMine = ({ my }: Place, row: Row<'pockets'>) => row.person_id === my.person;

/** Of the client's people on a desk those who can be texted, and all of them where nobody can. */
function whoHears({ world }: Place, desk: string): Row[] {
  const here = onDesk(desk);
  const standing = world.roster.filter(
    (row) =>
      here(row) &&
      row.ended_at === null &&
      engagementOf(world, row)?.role === 'client' &&
      isMember(world, row.person_id, row.organization_id),
  );
  const takesTexts = world.gateways.some(
    (row) => here(row) && row.ended_at === null && (row.format === 'twilio' || row.url !== null),
  );
  const confirmed = standing.filter(({ person_id, organization_id }) =>
    world.pockets.some(
      (row) =>
        here(row) &&
        row.person_id === person_id &&
        row.organization_id === organization_id &&
        isWorkedFrom(row),
    ),
  );
  const named = takesTexts && confirmed.length > 0 ? confirmed : standing;
  return world.persons.filter(({ id }) => named.some((row) => row.person_id === id));
}

/** One's own, and those of all for whoever leads. */
export const pocketReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/who-hears',
    door: 'staff',
    exact: ['persons'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/who-hears`,
        (desk) => whoHears(place, desk),
      ),
  },
  {
    route: 'GET /api/desks/:desk/pockets',
    door: 'staff',
    exact: ['pockets'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/pockets`,
        () => [],
      ).map((ask) => {
        const desk = place.world.desks.find(({ id, slug }) =>
          [id, slug].some((name) => ask.url === `/api/desks/${name}/pockets`),
        );
        const seen = place.rows('pockets').filter((row) => row.desk_id === desk?.id && runs(row));
        return 'shows' in ask ? { ...ask, names: seen.map((row) => row.id) } : ask;
      }),
  },
];

type Sent = (desk: string, id: string) => Allowed;

/** What is not there for whoever asks is not found, be it somebody else's. */
function onPocket(place: Place, send: Sent, may: (row: Row<'pockets'>) => boolean): (Refused | Allowed)[] {
  const ids = [...new Set([...place.world.pockets.filter(isWorkedFrom).map((row) => row.id), unknownId])];
  return place.world.desks.flatMap((desk) =>
    ids.map((id): Refused | Allowed => {
      const sent = send(desk.slug, id);
      if (!place.my.onDesk(desk.id)) return { ...sent, status: 404, code: 'desk.not-found' };
      const row = place.world.pockets.find(
        (one) => onDesk(desk.id)(one) && one.id === id && isWorkedFrom(one),
      );
      return row && may(row) ? sent : { ...sent, status: 404, code: 'pocket.not-found' };
    }),
  );
}

const url = (desk: string, id: string) => `/api/desks/${desk}/pockets/${id}`;

export const pocketWrites: Write[] = [
  {
    // Whoever guesses is told that it is over, or wrong: whose it is, nobody learns.
    route: 'POST /api/desks/:desk/pockets/:pocket/confirmation',
    door: 'staff',
    tries: (place) =>
      place.world.pockets
        .filter((row) => !(isMine(place, row) && runs(row) && row.confirmed_at === null))
        .map((row) => ({
          url: `${url(row.desk_id, row.id)}/confirmation`,
          payload: { code: '000000' },
          status: 409,
          code: 'pocket.code-over',
        })),
  },
  {
    route: 'PATCH /api/desks/:desk/pockets/:pocket',
    door: 'staff',
    tries: (place) =>
      onPocket(
        place,
        (desk, id) => ({ url: url(desk, id), payload: { dayAt: '07:00' } }),
        (row) => isMine(place, row),
      ),
  },
  {
    route: 'DELETE /api/desks/:desk/pockets/:pocket',
    door: 'staff',
    tries: (place) =>
      onPocket(
        place,
        (desk, id) => ({ url: url(desk, id) }),
        (row) => isMine(place, row) || leads(place, row.desk_id),
      ),
  },
  {
    // No gateway of these worlds takes texts but that of Twilio, which each desk has.
    route: 'POST /api/desks/:desk/pockets',
    door: 'staff',
    tries: (place) =>
      ofDesk(
        place,
        () => true,
        (desk) => ({ url: `/api/desks/${desk}/pockets`, payload: { number: '+447700911111' } }),
      ),
  },
];
