import { byId } from './api-writes.ts';
import { listed } from './desk-reads.ts';
import { onDesk, type Place } from './place.ts';
import type { Ask, Read, Write } from './route-matrix.ts';

/** All that is seen of words to people, with the cases of which they speak. */
function notes(place: Place): Ask[] {
  const seen = place.rows('coaching_notes');
  const isOfSeen = (row: { desk_id: string; note_id: string }) =>
    seen.some((note) => onDesk(note.desk_id)(row) && note.id === row.note_id);
  const named = place
    .rows('cases')
    .filter((row) => seen.some((note) => onDesk(note.desk_id)(row) && note.case_id === row.id));
  return [
    {
      url: '/api/coaching-notes',
      shows: [...place.rows('coaching_words').filter(isOfSeen), ...listed(place, named)],
    },
  ];
}

export const coachingReads: Read[] = [
  { route: 'GET /api/coaching-notes', door: 'staff', exact: ['coaching_words'], asks: notes },
];

/** What others share is seen, and is not one's own to answer. */
const ofNote = (name: string, payload: object): Write => ({
  route: `POST /api/coaching-notes/:note/${name}`,
  door: 'staff',
  tries: (place) =>
    byId(place, 'coaching_notes', {
      code: 'word.not-found',
      sends: (id) => ({ url: `/api/coaching-notes/${id}/${name}`, payload }),
      refuses: () => undefined,
      finds: (row) => place.sees(row) && row.to_id === place.my.person,
    }),
});

export const coachingWrites: Write[] = [
  ofNote('thanks', {}),
  ofNote('questions', { text: 'which part?' }),
  ofNote('shares', { shared: true }),
  ofNote('openings', {}),
];
