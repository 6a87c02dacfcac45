import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** When the morning is sent, to oneself and to somebody else. */
export function onClientroom({ actor, deskId, fresh }: Place): Attempt[] {
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  return variations('mornings', {
    ...{ desk_id: [deskId], id: [fresh()], person_id: [me, otherPerson], at: [null], channel: ['mail'] },
    ...{ also_nothing: [false], sent_on: [null] },
  });
}
