import { hasRole } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read } from './route-matrix.ts';

const leads = (place: Place, desk: string) => hasRole(place, desk, ['accountable', 'lead']);

/** What a gateway signs with is for whoever leads on its desk, and a provider's own token for nobody. */
function secrets(place: Place): Ask[] {
  const { world, my } = place;
  const ids = [...world.gateways.map((row) => row.id), unknownId];
  return world.desks.flatMap((desk) =>
    ids.map((id): Ask => {
      const url = `/api/desks/${desk.slug}/gateways/${id}/secret`;
      if (!my.onDesk(desk.id)) return { url, absent: 'desk.not-found' };
      if (!leads(place, desk.id)) return { url, absent: 'not-permitted' };
      const is = (row: (typeof world.gateways)[number]) => onDesk(desk.id)(row) && row.id === id;
      const runs = world.gateways.find((row) => is(row) && row.ended_at === null);
      return runs?.format === 'standard' ? { url, shows: [] } : { url, absent: 'gateway.not-found' };
    }),
  );
}

export const gatewayReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/gateways',
    door: 'staff',
    exact: ['gateways', 'gateway_keys'],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/gateways`,
        () => [],
      ).map((ask) => {
        const desk = place.world.desks.find(({ id, slug }) =>
          [id, slug].some((name) => ask.url === `/api/desks/${name}/gateways`),
        );
        const running = place
          .rows('gateways')
          .filter((row) => row.desk_id === desk?.id && row.ended_at === null);
        // By the host that hears what goes by it.
        return 'shows' in ask ? { ...ask, shows: running, names: running.map((row) => row.id) } : ask;
      }),
  },
  {
    route: 'GET /api/desks/:desk/gateways/:gateway/secret',
    door: 'staff',
    exact: ['gateways', 'gateway_keys'],
    asks: secrets,
  },
];
