import type { Step } from './people-steps.ts';

/**
 * Of each desk a gateway of each format, one that was ended, and what each told; added by whoever stands there, so that
 * who leads and who connected it are not always the same. Made of what was drawn, so that the worlds stay as they are.
 */
export const gateways: Step = ({ world, add, id }) => {
  for (const { id: desk_id, accountable_id } of world.desks) {
    const people = world.roster.filter((row) => row.desk_id === desk_id).map((row) => row.person_id);
    add('text_stops', { desk_id, number: '+447700900999' });
    const kinds = [
      { format: 'standard', account: null, sender: null, ended_at: null },
      { format: 'twilio', account: 'AC1', sender: null, ended_at: null },
      { format: 'standard', account: null, sender: null, ended_at: -1 },
    ] as const;
    for (const [at, kind] of kinds.entries()) {
      const added_by_id = people[at % Math.max(people.length, 1)] ?? accountable_id;
      const gateway = add('gateways', {
        ...{ desk_id, id: id(), number: `+44113496000${at}`, url: null, added_by_id },
        ...kind,
      });
      if (kind.format === 'twilio')
        add('gateway_keys', { desk_id, gateway_id: gateway.id, sealed: '00'.repeat(29) });
      const event = add('gateway_events', {
        ...{ desk_id, id: id(), gateway_id: gateway.id, event_id: 'an event' },
        ...{ kind: 'call.missed', about: 'a call', at: -1, state: 'read' },
      });
      add('gateway_event_chunks', { desk_id, event_id: event.id, place: 0 });
    }
  }
};
