import type { Context, Instant } from '../../../platform/context.ts';
import { invalid } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

type Asked = { deskId: string; due: Instant | null };

/** Today, and the day by which it was asked for, by the desk's clock, as 2026-12-04; null where none was said. */
export async function daysOf(
  ctx: Context,
  { deskId, due }: Asked,
): Promise<{ today: string; asked: string | null }> {
  const { zone } = await tables(ctx)
    .selectFrom('desks')
    .select('zone')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const dayOf = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  return { today: dayOf(ctx.now), asked: due && dayOf(due) };
}

/** Whoever does it says a day that is not over. */
export function refuseDayOver(today: string, day: string | null): void {
  if (!day) throw invalid('task.date', 'Say by which day it will be done: whoever asked plans with it.');
  if (day < today)
    throw invalid('task.day-over', 'This day is over. Say by which day from today on it will be done.');
}
