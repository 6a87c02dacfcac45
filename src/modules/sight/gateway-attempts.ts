import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** A number connected in one's own name and in somebody else's, a provider's key, and what a gateway tells. */
export function onGateways({ actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  return [
    ...variations('gateways', {
      ...{ desk_id, id: [fresh()], number: ['+441134960777'], format: ['standard'] },
      ...{ url: [null], account: [null], sender: [null], added_by_id: [me, otherPerson], ended_at: [null] },
    }),
    ...variations('text_stops', { desk_id, number: ['+447700900998'] }),
    ...variations('gateway_keys', { desk_id, gateway_id: [fresh()], sealed: ['00'.repeat(29)] }),
    ...variations('gateway_events', {
      ...{ desk_id, id: [fresh()], gateway_id: [fresh()], event_id: ['an event'] },
      ...{ kind: ['call.missed'], about: ['a call'], at: [0], state: ['waiting'] },
    }),
    ...variations('gateway_event_chunks', { desk_id, event_id: [fresh()], place: [0] }),
  ];
}
