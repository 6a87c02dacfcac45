import type { Step } from './people-steps.ts';

const others = ['plain', 'shared', 'not any more'] as const;

/**
 * For everybody who stands or stood on a roster three words of a customer there: one read although it was held, one held,
 * which change places on their next desk, and one that is delivered, shared with a
 * thank-you after that, or shared no more. Under the same ids on each
 * desk, so that none is taken for another's.
 */
export const coaching: Step = ({ world, add, id }) => {
  const ids = new Map(world.persons.map((row) => [row.id, [id(), id(), id()]]));
  let count = 0;
  for (const { desk_id, person_id } of world.roster) {
    const theCase = world.cases.find((row) => row.desk_id === desk_id);
    const before = world.coaching_notes.filter((row) => row.to_id === person_id);
    if (!theCase || before.some((row) => row.desk_id === desk_id)) continue;
    const isFirst = (before.length / 3) % 2 === 0;
    const fates = [isFirst ? 'opened' : 'held', isFirst ? 'held' : 'opened', others[count++ % others.length]];
    for (const [place, note_id] of (ids.get(person_id) ?? []).entries()) {
      const fate = fates[place];
      const isHeld = fate === 'held' || fate === 'opened';
      add('coaching_notes', {
        ...{ desk_id, id: note_id, case_id: theCase.id, customer_id: theCase.customer_id },
        ...{ kind: 'advice', to_id: person_id, held: isHeld ? 'insult' : null },
      });
      add('coaching_words', { desk_id, note_id, part: 'note', recorded_at: -3 });
      if (fate === 'shared' || fate === 'not any more')
        add('coaching_shares', { desk_id, note_id, turn: 1, shared: true, recorded_at: -2 });
      if (fate === 'shared') add('coaching_words', { desk_id, note_id, part: 'thanks', recorded_at: -1 });
      if (fate === 'not any more')
        add('coaching_shares', { desk_id, note_id, turn: 2, shared: false, recorded_at: -1 });
      if (fate === 'opened') add('coaching_openings', { desk_id, note_id, by_id: person_id });
    }
  }
};
