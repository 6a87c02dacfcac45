import type { Context, Instant } from '../../../platform/context.ts';
import { invalid } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

type Asked = { deskId: string; due: Instant | null };

/**
 * The day by which it was asked for, by the desk's clock; null where none was said. Whoever accepts it does so by that
 * day or by another that is not over.
 */
export async function dayAsked(
  ctx: Context,
  { deskId, due }: Asked,
  expectedOn: string | undefined,
): Promise<string | null> {
  const { zone } = await tables(ctx)
    .selectFrom('desks')
    .select('zone')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const dayOf = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  const asked = due && dayOf(due);
  const day = expectedOn ?? asked;
  if (!day) throw invalid('task.date', 'Say by which day it will be done: whoever asked plans with it.');
  if (day < dayOf(ctx.now))
    throw invalid('task.day-over', 'This day is over. Say by which day from today on it will be done.');
  return asked;
}
