import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** When the morning is sent, and what was missing: one's own and somebody else's. */
export function onClientroom({ actor, deskId, fresh }: Place): Attempt[] {
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  const desk_id = [deskId] as const;
  return [
    ...variations('mornings', {
      ...{ desk_id, id: [fresh()], person_id: [me, otherPerson], at: [null], channel: ['mail'] },
      ...{ also_nothing: [false], sent_on: [null] },
    }),
    ...variations('shortfalls', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], entry_id: [fresh()], source: ['form'] },
      noted_by_id: [me, otherPerson],
    }),
  ];
}
