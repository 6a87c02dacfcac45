import type { Context } from '../../../platform/context.ts';
import { page } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { asCaseRow, byUrgency, caseRows, urgencyCursor } from '../../cases/index.ts';
import type { todayApi } from '../contract.ts';

type Today = Output<typeof todayApi.today>;

/** What needs me next on all my desks; the first page also holds the cases that somebody offers me. */
export async function myToday(
  ctx: Context,
  { limit = 50, cursor }: Input<typeof todayApi.today>,
): Promise<Today> {
  const mine = caseRows(ctx, (cases) =>
    byUrgency(cases.where('c.ownerId', '=', ctx.actor.id), cursor).limit(limit + 1),
  );
  const [rows, offered] = await Promise.all([
    mine.orderBy('c.due').orderBy('c.id').execute(),
    cursor ? [] : offeredToMe(ctx),
  ]);
  const found = page(rows, limit, urgencyCursor);
  return { ...found, items: found.items.map(asCaseRow), offered };
}

async function offeredToMe(ctx: Context): Promise<Today['offered']> {
  const rows = await caseRows(ctx, (cases) => cases.where('c.due', 'is not', null))
    .innerJoin('handOffs as h', (join) =>
      join.onRef('h.deskId', '=', 'c.deskId').onRef('h.caseId', '=', 'c.id'),
    )
    .select('h.id as handOffId')
    .where('h.toId', '=', ctx.actor.id)
    .where('h.state', '=', 'offered')
    .orderBy('c.due')
    .orderBy('c.id')
    .execute();
  return rows.map(({ handOffId, ...row }) => ({ ...asCaseRow(row), handOffId }));
}
