import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { invalid } from '../../../platform/refusal.ts';
import { openCase } from '../../cases/index.ts';
import { customerAt, isMailAddress, languageOf } from '../../customers/index.ts';
import { tables } from '../tables.ts';
import { subjectOfNeed } from './open-case-for.ts';
import { receiveContact } from './receive-contact.ts';
import { sendReceipt } from './send-receipt.ts';

type Beginning = { name: string; address: string; text: string };

/** Whoever goes on writing within a day after so many has their words, and no further case. */
const mostOfADay = 3;

/**
 * What somebody writes on the public pages of a desk, by no link, begins a case like a first mail. Whoever is known at that
 * address already is who they are there; nothing tells the writer whether anybody is.
 */
export async function beginCase(ctx: Context, { name, address, text }: Beginning): Promise<{ id: string }> {
  const deskId = ctx.actor.deskId ?? '';
  if (!isMailAddress(address.trim())) throw notReached();
  const { languages } = await tables(ctx)
    .selectFrom('desks')
    .select('languages')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const customer = await customerAt(ctx, { deskId, name, address, language: languageOf(text, languages) });
  const data = { contactPointId: customer.pointId, from: 'help' };
  const begun = await begunToday(ctx, deskId, customer.id);
  const [newest] = begun;
  if (newest && begun.length >= mostOfADay) {
    const { caseId } = await receiveContact(ctx, {
      ...{ caseId: newest.id, customerId: customer.id, channel: 'page', text, files: [], data },
    });
    return { id: caseId };
  }
  const { id, due } = await openCase(ctx, {
    ...{ deskId, customer, subject: subjectOfNeed(text), need: text, channel: 'page', data },
  });
  await sendReceipt(ctx, { deskId, caseId: id, due, address, channel: 'page' });
  return { id };
}

const notReached = () => invalid('customer.address', 'Give a mail address at which you can be answered.');

async function begunToday(ctx: Context, deskId: string, customerId: string): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases c
    where c.desk_id = ${deskId} and c.customer_id = ${customerId}
      and c.opened_at > ${ctx.now}::timestamptz - interval '1 day'
      and exists (select from entries e where e.desk_id = c.desk_id and e.case_id = c.id and e.kind = 'contact'
        and e.recorded_at = c.opened_at and e.data ->> 'from' = 'help')
    order by c.opened_at desc, c.id desc`.execute(ctx.db);
  return rows;
}
