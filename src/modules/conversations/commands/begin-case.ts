import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { invalid } from '../../../platform/refusal.ts';
import { append, openCase } from '../../cases/index.ts';
import { recordCustody } from '../../custody/index.ts';
import { customerOf, isMailAddress, languageOf, newCustomerAt } from '../../customers/index.ts';
import { tables } from '../tables.ts';
import { subjectOfNeed } from './open-case-for.ts';
import { sendReceipt } from './send-receipt.ts';

type Beginning = { name: string; address: string; text: string };
type Place = { deskId: string; address: string; text: string };

/** Whoever goes on writing within a day after so many has their words, and no further case. */
const mostOfADay = 3;

/** It is not proven that whoever writes there is reached at the address that they give. */
const data = { from: 'help' };

/**
 * What somebody writes on the public pages of a desk, by no link, begins a case like a first mail. Where somebody is known
 * at that address already, it counts as theirs only once somebody of the desk admits it; nothing tells the writer so.
 */
export async function beginCase(
  ctx: Context,
  { name, address: given, text }: Beginning,
): Promise<{ id: string }> {
  const deskId = ctx.actor.deskId ?? '';
  const address = given.trim().toLowerCase();
  if (!isMailAddress(address)) throw notReached();
  const place = { deskId, address, text };
  const known = await customerOf(ctx, deskId, address);
  if (known) return beginUnproven(ctx, place, known);
  const { languages } = await tables(ctx)
    .selectFrom('desks')
    .select('languages')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const customer = await newCustomerAt(ctx, {
    ...{ deskId, name, address, language: languageOf(text, languages) },
  });
  return begin(ctx, place, { customer, fromStranger: false });
}

const notReached = () => invalid('customer.address', 'Give a mail address at which you can be answered.');

type Customer = { id: string; pointId: string; language: string };

async function begin(
  ctx: Context,
  { deskId, address, text }: Place,
  { customer, fromStranger }: { customer: Customer; fromStranger: boolean },
): Promise<{ id: string }> {
  const { id, due, contactId } = await openCase(ctx, {
    ...{ deskId, customer, subject: subjectOfNeed(text), need: text, channel: 'page', fromStranger },
    data: { ...data, contactPointId: customer.pointId },
  });
  if (fromStranger) await hold(ctx, { deskId, address, entryId: contactId });
  await sendReceipt(ctx, { deskId, caseId: id, due, address, channel: 'page' });
  return { id };
}

/** Nothing of it reaches what the customer has here already: not their cases, and not their page. */
async function beginUnproven(ctx: Context, place: Place, customer: Customer): Promise<{ id: string }> {
  const { deskId, address, text } = place;
  const { begun, alone } = await begunToday(ctx, deskId, customer.id);
  if (alone === null || begun < mostOfADay) return begin(ctx, place, { customer, fromStranger: true });
  const entryId = await append(
    ctx,
    { deskId, caseId: alone },
    {
      ...{ kind: 'contact', audience: 'customer', channel: 'page', fromStranger: true, data },
      author: { kind: 'customer', id: customer.id },
      words: { text },
    },
  );
  await hold(ctx, { deskId, address, entryId });
  await recordCustody(ctx, { deskId, kind: 'collected', caseId: alone, entryId });
  return { id: alone };
}

async function hold(ctx: Context, held: { deskId: string; address: string; entryId: string }): Promise<void> {
  await tables(ctx)
    .insertInto('strangers')
    .values({ ...held, decidedById: null, decidedAt: null })
    .execute();
}

/** How many began on these pages today, and the newest that still stands alone: open, joined with none, and with no word of anybody else in it. */
async function begunToday(
  ctx: Context,
  deskId: string,
  customerId: string,
): Promise<{ begun: number; alone: string | null }> {
  const { rows } = await sql<{ id: string; standsAlone: boolean }>`
    select c.id, c.state = 'open' and c.joined_to_id is null
      and not exists (select from cases j where j.desk_id = c.desk_id and j.joined_to_id = c.id)
      and not exists (select from entries e where e.desk_id = c.desk_id and e.case_id = c.id and e.audience = 'customer'
        and e.kind <> 'receipt' and e.data ->> 'from' is distinct from 'help') as stands_alone
    from cases c
    where c.desk_id = ${deskId} and c.customer_id = ${customerId}
      and c.opened_at > ${ctx.now}::timestamptz - interval '1 day'
      and exists (select from entries e where e.desk_id = c.desk_id and e.case_id = c.id and e.kind = 'contact'
        and e.recorded_at = c.opened_at and e.data ->> 'from' = 'help')
    order by c.opened_at desc, c.id desc`.execute(ctx.db);
  return { begun: rows.length, alone: rows.find(({ standsAlone }) => standsAlone)?.id ?? null };
}
