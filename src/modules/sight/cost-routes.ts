import { hasRole } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { ofDesk } from './desk-writes.ts';
import type { Place } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const leads: Row<'roster'>['role'][] = ['accountable', 'lead'];

/** Which weeks are whole depends on the day: of what is counted only that it is nobody else's, and that whoever leads there alone asks it. */
const asks =
  (name: string) =>
  (place: Place): Ask[] =>
    underDesks(
      place,
      (desk) => `/api/desks/${desk}/${name}`,
      () => [],
    ).map((ask) => {
      const desk = place.world.desks.find(({ id, slug }) =>
        [id, slug].some((one) => ask.url === `/api/desks/${one}/${name}`),
      );
      const may = desk === undefined || hasRole(place, desk.id, leads);
      return 'absent' in ask || may ? ask : { url: ask.url, absent: 'not-permitted' };
    });

const read = (name: string): Read => ({
  route: `GET /api/desks/:desk/${name}`,
  door: 'staff',
  exact: [],
  asks: asks(name),
});

export const costReads: Read[] = [read('cost-of-failure'), read('costed')];

const each = { minutes: 10, hourMinor: 4000, fixedMinor: 0 };

export const costWrites: Write[] = [
  {
    route: 'POST /api/desks/:desk/cost-rates',
    door: 'staff',
    tries: (place) =>
      ofDesk(
        place,
        (at, desk) => hasRole(at, desk, leads),
        (desk) => ({
          url: `/api/desks/${desk}/cost-rates`,
          payload: {
            ...{ currency: 'EUR', contact: each, rework: each, return: each },
            ...{ saleMinor: null, version: 1 },
          },
        }),
      ),
  },
];
