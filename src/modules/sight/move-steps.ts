import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';
import type { Step } from './people-steps.ts';

/**
 * The work of every provider is to move to the client, and was once called off before. Made of what was drawn, so that the
 * worlds stay as they are.
 */
export const moves: Step = ({ world, add, id }) => {
  for (const { id: desk_id } of world.desks) {
    const engagements = world.engagements.filter((row) => row.desk_id === desk_id);
    const client = engagements.find((row) => row.role === 'client');
    const [somebody] = world.roster.filter((row) => row.desk_id === desk_id);
    if (!client || !somebody) continue;
    for (const provider of engagements.filter((row) => row.role === 'provider'))
      for (const state of ['announced', 'called off'] as const)
        add('moves', {
          ...{ desk_id, id: id(), from_engagement_id: provider.id, to_engagement_id: client.id },
          ...{ moves_at: 9, decided_by_id: somebody.person_id, state },
          settled_at: state === 'announced' ? null : 0,
        });
  }
};

/** Everybody moves the work of a provider to the client, in their own name and in somebody else's. */
export function onMoves({ world, actor, deskId, fresh }: Place): Attempt[] {
  const engagementAs = (role: string) =>
    world.engagements.find((row) => row.desk_id === deskId && row.role === role)?.id ?? fresh();
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  return variations('moves', {
    ...{ desk_id: [deskId], id: [fresh()], from_engagement_id: [engagementAs('provider')] },
    ...{ to_engagement_id: [engagementAs('client')], moves_at: [9], decided_by_id: [me, otherPerson] },
    ...{ state: ['announced'], settled_at: [null] },
  });
}
