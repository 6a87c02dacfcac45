import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';
import type { Point } from './customer-at.ts';

type Kept = { deskId: string; customerId: string; point: Point };

/** Where a known customer can be reached from now on, too; a mail address is one customer's, a number may be a household's. */
export async function keepContactPoint(ctx: Context, { deskId, customerId, point }: Kept): Promise<void> {
  const db = tables(ctx);
  const kept = await db
    .insertInto('contactPoints')
    .values({ deskId, id: uuid(), customerId, ...point, admittedById: null })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows === 1n || point.kind === 'phone') return;
  const isTheirs = await db
    .selectFrom('contactPoints')
    .select('id')
    .where('deskId', '=', deskId)
    .where('customerId', '=', customerId)
    .where('address', '=', point.address)
    .executeTakeFirst();
  if (!isTheirs)
    throw conflict('customer.address-taken', 'This mail address is noted with another customer already.');
}
