import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { newReference } from '../../src/modules/cases/reference.ts';
import type { Random } from '../random.ts';
import { asBytea, type Row } from './insert-rows.ts';
import { aMessage, aName, aSubject, rareWord } from './words.ts';
import type { Desk } from './world.ts';

/** Rows by table, in the order in which their keys allow them to be inserted. */
export type Rows = Record<(typeof filledTables)[number], Row[]>;

export const filledTables = [
  'customers',
  'contact_points',
  'customer_links',
  'facts',
  'cases',
  'case_words',
  'entries',
  'entry_words',
  'reply_tokens',
  'outbox',
  'outbox_words',
] as const;

export const noRows = () => Object.fromEntries(filledTables.map((table) => [table, [] as Row[]])) as Rows;

export type Customer = { id: string; pointId: string; name: string; address: string };
export type MadeCase = { id: string; isOpen: boolean };

export type Wanted = {
  desk: Desk;
  customer: Customer;
  openedAt: number;
  messages: number;
  isOpen: boolean;
  hasRareWord: boolean;
};

const minute = 60_000;
const day = 24 * 60 * minute;
const at = (ms: number) => new Date(ms).toISOString();
const hashOf = (text: string) => asBytea(createHash('sha256').update(text).digest());

export function addCustomer(
  rows: Rows,
  random: Random,
  { desk, since }: { desk: Desk; since: number },
): Customer {
  const customer = {
    id: uuid({ msecs: since }),
    pointId: uuid({ msecs: since }),
    name: aName(random),
    address: '',
  };
  customer.address = `${customer.id}@customers.example`;
  const common = { desk_id: desk.id, recorded_at: at(since) };
  rows.customers.push({
    ...common,
    id: customer.id,
    name: customer.name,
    language: 'en',
    rhythm: null,
    version: 1,
  });
  rows.contact_points.push({
    ...common,
    id: customer.pointId,
    customer_id: customer.id,
    kind: 'mail',
    address: customer.address,
  });
  rows.customer_links.push({
    ...common,
    id: uuid({ msecs: since }),
    customer_id: customer.id,
    token_hash: hashOf(customer.id),
  });
  if (random.below(5) === 0) {
    rows.facts.push({
      ...common,
      id: uuid({ msecs: since }),
      customer_id: customer.id,
      text: aSubject(random),
      do_not_ask_again: false,
    });
  }
  return customer;
}

/** A case of so many messages, the customer's and the owner's in turn; one that is over has a last entry that says so. */
export function addCase(rows: Rows, random: Random, wanted: Wanted): MadeCase {
  const { desk, customer, openedAt, messages, isOpen } = wanted;
  const id = uuid({ msecs: openedAt });
  const place = { desk_id: desk.id, case_id: id };
  const owner = random.of(desk.staff);
  const due = Date.now() + (2 * 60 + random.below(12 * 24 * 60)) * minute;
  const subject = aSubject(random);
  rows.case_words.push({ ...place, subject });
  rows.reply_tokens.push({
    ...place,
    id: uuid({ msecs: openedAt }),
    contact_point_id: customer.pointId,
    token_hash: hashOf(id),
    recorded_at: at(openedAt),
  });

  let last = { id: '', stands: null as string | null, when: openedAt };
  for (let step = 0; step < messages; step += 1) {
    const when = openedAt + step * (20 + random.below(300)) * minute;
    const text = `${aMessage(random)}${wanted.hasRareWord && step === 0 ? ` ${rareWord}` : ''}`;
    const said = {
      ...wanted,
      caseId: id,
      ownerId: owner.id,
      organizationId: owner.organizationId,
      subject,
      text,
      when,
    };
    const entryId = step % 2 ? addMessage(rows, said) : addContact(rows, said);
    last = { id: entryId, stands: step % 2 ? entryId : last.stands, when };
  }
  if (!isOpen) last = { ...last, ...addEnd(rows, { deskId: desk.id, caseId: id, when: last.when + day }) };
  rows.cases.push({
    desk_id: desk.id,
    id,
    reference: newReference(),
    customer_id: customer.id,
    owner_id: owner.id,
    state: isOpen ? 'open' : 'ended',
    outcome: isOpen ? null : 'met by us',
    due: isOpen ? at(due) : null,
    due_set_at: isOpen ? at(last.when) : null,
    // Nothing falls due while it is measured.
    wake_at: isOpen ? at(due) : null,
    stands_entry_id: last.stands,
    last_entry_id: last.id,
    opened_at: at(openedAt),
    ended_at: isOpen ? null : at(last.when),
    version: messages,
  });
  return { id, isOpen };
}

type Said = Wanted & {
  caseId: string;
  ownerId: string;
  organizationId: string;
  subject: string;
  text: string;
  when: number;
};

function addContact(rows: Rows, said: Said): string {
  const id = uuid({ msecs: said.when });
  const { desk, customer, caseId, text, when } = said;
  rows.entries.push(
    anEntry(
      { deskId: desk.id, id, caseId, when },
      { kind: 'contact', author_kind: 'customer', author_id: customer.id },
    ),
  );
  rows.entry_words.push({ desk_id: desk.id, entry_id: id, text, stands: null });
  return id;
}

function addMessage(rows: Rows, said: Said): string {
  const id = uuid({ msecs: said.when });
  const { desk, caseId, text, when } = said;
  rows.entries.push(
    anEntry(
      { deskId: desk.id, id, caseId, when },
      {
        kind: 'message',
        author_kind: 'person',
        author_id: said.ownerId,
        organization_id: said.organizationId,
        due: at(when + day),
      },
    ),
  );
  rows.entry_words.push({ desk_id: desk.id, entry_id: id, text, stands: 'We are looking into it.' });
  const outboxId = uuid({ msecs: when });
  rows.outbox.push({
    desk_id: desk.id,
    id: outboxId,
    case_id: caseId,
    entry_id: id,
    kind: 'message',
    message_id: `<${outboxId}@desk.example>`,
    state: 'sent',
    attempts: 1,
    next_attempt_at: at(when),
    final_reply: '250 2.0.0 Ok: queued',
    settled_at: at(when),
    recorded_at: at(when),
  });
  rows.outbox_words.push({
    desk_id: desk.id,
    outbox_id: outboxId,
    recipient: said.customer.address,
    headers: {},
    subject: `Re: ${said.subject}`,
    text,
  });
  return id;
}

function addEnd(
  rows: Rows,
  place: { deskId: string; caseId: string; when: number },
): { id: string; when: number } {
  const id = uuid({ msecs: place.when });
  rows.entries.push(
    anEntry({ ...place, id }, { kind: 'ended', author_kind: 'desk-system', author_id: place.deskId }),
  );
  return { id, when: place.when };
}

const anEntry = (
  { deskId, id, caseId, when }: { deskId: string; id: string; caseId: string; when: number },
  more: Row,
): Row => ({
  desk_id: deskId,
  id,
  case_id: caseId,
  audience: 'customer',
  channel: 'mail',
  organization_id: null,
  due: null,
  data: {},
  recorded_at: at(when),
  ...more,
});
