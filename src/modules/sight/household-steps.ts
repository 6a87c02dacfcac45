import type { Step } from './people-steps.ts';
import type { Row } from './world.ts';

/**
 * On the first desk where somebody works two customers share a telephone number. Each rang and texted from it about a
 * case of their own and was answered by text. At the end of each world, so that the worlds stay as they are.
 */
export const household: Step = ({ world, add, id, hash }) => {
  const owner = world.roster[0];
  if (!owner) return;
  const { desk_id, person_id, organization_id } = owner;
  for (const at of [0, 1]) {
    const customer_id = id();
    const [case_id, outbox_id] = [id(), id()];
    add('customers', { desk_id, id: customer_id });
    add('customer_links', { desk_id, id: id(), customer_id, token_hash: hash(), revoked_at: null });
    add('contact_points', {
      ...{ desk_id, id: id(), customer_id, kind: 'phone', address: '+441134960555' },
      // Of one somebody told us, of the other the call.
      admitted_by_id: at === 0 ? person_id : null,
    });
    const said = (entry: Pick<Row<'entries'>, 'kind' | 'channel' | 'author_kind' | 'author_id'>) => {
      const { id: entry_id } = add('entries', {
        ...{ desk_id, id: id(), case_id, audience: 'customer', scribe_id: null, task_id: null },
        ...{ organization_id: entry.author_kind === 'person' ? organization_id : null },
        ...{ from_stranger: false, recorded_at: -1 },
        ...entry,
      });
      add('entry_words', { desk_id, entry_id });
      return entry_id;
    };
    const customer = { author_kind: 'customer', author_id: customer_id } as const;
    said({ kind: 'contact', channel: 'phone', ...customer });
    said({ kind: 'contact', channel: 'text', ...customer });
    const entry_id = said({
      ...{ kind: 'message', channel: 'text', author_kind: 'person', author_id: person_id },
    });
    add('cases', {
      ...{
        desk_id,
        id: case_id,
        reference: `22222HA${at === 0 ? 'A' : 'B'}`,
        customer_id,
        owner_id: person_id,
      },
      ...{ state: 'open', outcome: null, due: 2, due_set_at: -3, wake_at: 1, last_entry_id: entry_id },
      ...{ joined_to_id: null, ended_at: null },
    });
    add('case_words', { desk_id, case_id });
    add('outbox', {
      ...{ desk_id, id: outbox_id, case_id, entry_id, kind: 'message', channel: 'text' },
      ...{ message_id: `${id()}@desks.example`, state: at === 0 ? 'delivered' : 'said to be sent' },
    });
    add('outbox_words', { desk_id, outbox_id, recipient: '+441134960555' });
  }
};
