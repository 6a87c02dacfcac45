import type { Step } from './people-steps.ts';

/**
 * Of everybody who stands or stood on a roster when they are sent the morning, and something they noted as missing. Made of what was drawn, so that the worlds
 * stay as they are.
 */
export const clientroom: Step = ({ world, add, id }) => {
  for (const [at, { desk_id, person_id }] of world.roster.entries()) {
    add('mornings', {
      ...{ desk_id, id: id(), person_id, at: null, channel: 'mail', also_nothing: false, sent_on: null },
    });
    const here = world.entries.filter((row) => row.desk_id === desk_id);
    const about = here[at % Math.max(here.length, 1)];
    const isNoted = world.shortfalls.some((row) => row.desk_id === desk_id && row.entry_id === about?.id);
    if (about && !isNoted)
      add('shortfalls', {
        ...{ desk_id, id: id(), case_id: about.case_id, entry_id: about.id, source: 'form' },
        noted_by_id: person_id,
      });
  }
};
