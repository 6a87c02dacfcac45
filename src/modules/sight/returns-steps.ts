import type { Step } from './people-steps.ts';

/**
 * On each desk the two notes that say that something went wrong say, too, that a thing came back: of one the client found no
 * fault in it, and the other was called off. Made of what was drawn, so that the worlds stay as they are.
 */
export const returns: Step = ({ world, add }) => {
  for (const { id: desk_id, client_id, accountable_id: by_id } of world.desks) {
    const notes = world.setbacks.filter((row) => row.desk_id === desk_id);
    for (const [at, { id, case_id }] of notes.entries()) {
      const called_off = at > 0;
      const found = called_off ? null : 'no fault found';
      // Only of one that is said in this moment may more be said.
      const recorded_at = called_off ? -1 : 0;
      add('returns', { desk_id, id, case_id, kind: 'refund', by_id, found, called_off, recorded_at });
      add('return_words', { desk_id, return_id: id, tried: 'word' });
      const of = { desk_id, return_id: id, by_id };
      if (called_off) add('returns_called_off', { ...of, entry_id: id });
      else add('return_inspections', { ...of, id, found: 'no fault found', organization_id: client_id });
    }
  }
};
