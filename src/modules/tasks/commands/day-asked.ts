import type { Context, Instant } from '../../../platform/context.ts';
import { invalid } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** The day by which it was asked for, by the desk's clock, as 2026-12-04; null where none was said. */
export async function dayAsked(
  ctx: Context,
  { deskId, due }: { deskId: string; due: Instant | null },
): Promise<string | null> {
  return due && dayOf(due, await zoneOf(ctx, deskId));
}

/** Whoever does it says a day that is not over, by the desk's clock. */
export async function refuseDayOver(
  ctx: Context,
  { deskId, day }: { deskId: string; day: string | null },
): Promise<void> {
  if (!day) throw invalid('task.date', 'Say by which day it will be done: whoever asked plans with it.');
  if (day < dayOf(ctx.now, await zoneOf(ctx, deskId)))
    throw invalid('task.day-over', 'This day is over. Say by which day from today on it will be done.');
}

const dayOf = (at: Instant, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();

async function zoneOf(ctx: Context, deskId: string): Promise<string> {
  const { zone } = await tables(ctx)
    .selectFrom('desks')
    .select('zone')
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  return zone;
}
