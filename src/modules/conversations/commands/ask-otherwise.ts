import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { conflict, invalid } from '../../../platform/refusal.ts';
import type { CustomerAsks } from '../../cases/contract.ts';
import { answersCustomer, visibleCase } from '../../cases/index.ts';
import { tables } from '../tables.ts';
import { receiveContact } from './receive-contact.ts';

type OtherWish = Exclude<CustomerAsks, { asks: 'stop' }>;

const monthsAhead = 12;

/**
 * A customer would rather have another day than the one they were told, or another person: a contact of theirs that the
 * owner honours or answers. Runs as the desk's system, in their name.
 */
export async function askOtherwise(
  ctx: Context,
  { caseId, customerId, text, wish }: { caseId: string; customerId: string; text: string; wish: OtherWish },
): Promise<{ entryId: string }> {
  const theCase = await visibleCase(ctx, caseId);
  if (theCase.state !== 'open')
    throw conflict('wish.over', 'Nothing is under way here that could be otherwise.');
  if (wish.asks === 'date') refuseOtherDay(ctx, wish.on, theCase.desk.zone);
  if (await isAsked(ctx, theCase, wish.asks)) throw conflict('wish.asked', 'This was asked already.');
  return receiveContact(ctx, { caseId, customerId, channel: 'page', text, files: [], data: wish });
}

function refuseOtherDay(ctx: Context, on: string, zone: string): void {
  const today = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(zone).toPlainDate();
  const last = today.add({ months: monthsAhead });
  const { compare } = Temporal.PlainDate;
  if (compare(on, today) < 0 || compare(on, last) > 0)
    throw invalid('wish.day', 'Choose a day from today on, within a year.');
}

/** Whether it waits for its answer. */
async function isAsked(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
  asks: OtherWish['asks'],
): Promise<boolean> {
  const open = await tables(ctx)
    .selectFrom('entries as e')
    .select('e.id')
    .where('e.deskId', '=', deskId)
    .where('e.caseId', '=', id)
    .where('e.kind', '=', 'contact')
    .where(sql<boolean>`e.data ->> 'asks' = ${asks}`)
    .where(sql<boolean>`not ${answersCustomer}`)
    .executeTakeFirst();
  return open !== undefined;
}
