import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** Something goes with a task, in one's own name and in another's. */
export function onPassings({ actor, deskId, fresh }: Place): Attempt[] {
  return variations('task_passings', {
    ...{ desk_id: [deskId], id: [fresh()], task_id: [fresh()], entry_id: [fresh()] },
    ...{ kind: ['fact'], what_id: [fresh()] },
    passed_by_id: [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson],
  });
}
