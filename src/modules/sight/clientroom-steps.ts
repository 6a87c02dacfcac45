import type { Step } from './people-steps.ts';

/**
 * Of everybody who stands or stood on a roster when they are sent the morning. Made of what was drawn, so that the worlds
 * stay as they are.
 */
export const clientroom: Step = ({ world, add, id }) => {
  for (const { desk_id, person_id } of world.roster)
    add('mornings', {
      ...{ desk_id, id: id(), person_id, at: null, channel: 'mail', also_nothing: false, sent_on: null },
    });
};
