import { anyRole, byId, forbidden, hasRole } from './api-writes.ts';
import { listed, underDesks } from './desk-reads.ts';
import { ofDesk } from './desk-writes.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';

/** What was learned, and the contacts that were drawn, each with its case and what the customer said. */
const single = (place: Place): Ask[] => {
  const url = (id: string) => `/api/studies/${id}`;
  const asks = [...new Set(place.world.studies.map(({ id }) => id))].flatMap((id): Ask[] => {
    const [one, ...others] = place.rows('studies').filter((row) => row.id === id);
    if (!one) return [{ url: url(id), absent: 'study.not-found' }];
    if (others.length > 0) return [];
    const here = onDesk(one.desk_id);
    const isOf = (row: { desk_id: string; study_id: string }) => here(row) && row.study_id === id;
    const drawn = place.rows('study_contacts').filter(isOf);
    const entries = place
      .rows('entries')
      .filter((row) => here(row) && drawn.some(({ entry_id }) => entry_id === row.id));
    const cases = place
      .rows('cases')
      .filter((row) => here(row) && entries.some(({ case_id }) => case_id === row.id));
    const words = place
      .rows('entry_words')
      .filter((row) => here(row) && entries.some((entry) => entry.id === row.entry_id));
    const learned = place.rows('study_findings').filter(isOf);
    return [{ url: url(id), shows: [...learned, ...listed(place, cases), ...words] }];
  });
  return [...asks, { url: url(unknownId), absent: 'study.not-found' }];
};

export const studyReads: Read[] = [
  {
    route: 'GET /api/desks/:desk/studies',
    door: 'staff',
    exact: [],
    asks: (place) =>
      underDesks(
        place,
        (desk) => `/api/desks/${desk}/studies`,
        () => [],
      ),
  },
  {
    route: 'GET /api/studies/:study',
    door: 'staff',
    exact: ['study_findings', 'case_words', 'entry_words'],
    opens: 'each',
    asks: single,
  },
];

export const studyWrites: Write[] = [
  {
    route: 'POST /api/study-contacts/:contact/words',
    door: 'staff',
    tries: (place) =>
      byId(place, 'study_contacts', {
        code: 'study-contact.not-found',
        sends: (id) => ({ url: `/api/study-contacts/${id}/words`, payload: { demand: 'failure' } }),
        refuses: (row) => (hasRole(place, row.desk_id, anyRole) ? undefined : forbidden),
      }),
  },
  {
    route: 'POST /api/studies/:study/findings',
    door: 'staff',
    tries: (place) =>
      byId(place, 'studies', {
        code: 'study.not-found',
        sends: (id) => ({ url: `/api/studies/${id}/findings`, payload: { words: 'They only ask when.' } }),
        refuses: (row) => (hasRole(place, row.desk_id, anyRole) ? undefined : forbidden),
      }),
  },
  {
    route: 'POST /api/desks/:desk/studies',
    door: 'staff',
    tries: (place) =>
      ofDesk(
        place,
        (at, desk) => hasRole(at, desk, anyRole),
        (desk) => ({ url: `/api/desks/${desk}/studies`, payload: { weeks: 4, size: 5 } }),
      ),
  },
];
