import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';
import type { Step } from './people-steps.ts';

/**
 * The work of every provider is to move to the client, and was once called off before; once it moved, and all went along,
 * and twice it is being put together. Made of what was drawn, so that the worlds stay as they are.
 */
export const moves: Step = ({ world, add, id }) => {
  for (const { id: desk_id, accountable_id } of world.desks) {
    const engagements = world.engagements.filter((row) => row.desk_id === desk_id);
    const client = engagements.find((row) => row.role === 'client');
    const [somebody] = world.roster.filter((row) => row.desk_id === desk_id);
    if (!client || !somebody) continue;
    const others = world.persons.filter((row) => row.id !== accountable_id).slice(0, 1);
    const readers = [accountable_id, ...others.map((row) => row.id)];
    for (const provider of engagements.filter((row) => row.role === 'provider')) {
      const moving = (state: 'announced' | 'called off' | 'done') =>
        add('moves', {
          ...{ desk_id, id: id(), from_engagement_id: provider.id, to_engagement_id: client.id },
          ...{ moves_at: 9, decided_by_id: somebody.person_id, state },
          settled_at: state === 'announced' ? null : 0,
        }).id;
      moving('announced');
      moving('called off');
      for (const read_as_id of readers)
        add('move_exports', { desk_id, move_id: moving('done'), read_as_id, made_at: null });
      const made = { desk_id, move_id: moving('done') };
      add('move_exports', { ...made, read_as_id: accountable_id, made_at: 0 });
      add('move_export_chunks', { ...made, place: 0 });
    }
  }
};

/** Everybody moves the work of a provider to the client, in their own name and in somebody else's. */
export function onMoves({ world, actor, deskId, fresh }: Place): Attempt[] {
  const engagementAs = (role: string) =>
    world.engagements.find((row) => row.desk_id === deskId && row.role === role)?.id ?? fresh();
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  const moved = world.move_exports.map(({ move_id }) => move_id);
  return [
    ...variations('moves', {
      ...{ desk_id: [deskId], id: [fresh()], from_engagement_id: [engagementAs('provider')] },
      ...{ to_engagement_id: [engagementAs('client')], moves_at: [9], decided_by_id: [me, otherPerson] },
      ...{ state: ['announced'], settled_at: [null] },
    }),
    ...variations('move_export_chunks', { desk_id: [deskId], move_id: [fresh(), ...moved], place: [1] }),
  ];
}
