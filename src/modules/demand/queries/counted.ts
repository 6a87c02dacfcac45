import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { beginOf } from '../../../platform/time/weeks.ts';
import type { Demand } from '../contract.ts';
import type { Marked } from '../measures/share.ts';

/** What a customer of a desk came with, among entries `e`. */
export const isContact = (deskId: string) => sql`
  e.desk_id = ${deskId} and e.kind = 'contact' and e.author_kind = 'customer'`;

/** A sender whom nobody has admitted may be anybody. */
export const isUnknown = sql`(e.from_stranger and not app.admitted(e.desk_id, e.id))`;

export type Counted = {
  /** The Monday on which it begins. */
  week: string;
  isUnknown: boolean;
  demand: Demand | null;
  /** With what it was merged into. */
  typeId: string | null;
  count: number;
  suggested: number;
};

export type OfDesk = { deskId: string; zone: string };

/** One row for each of the weeks that begin so, the last of which ends at a moment, by kind and type. */
export async function countedByWeek(
  ctx: Context,
  { deskId, zone }: OfDesk,
  { starts, ends }: { starts: readonly Temporal.PlainDate[]; ends: Instant },
): Promise<Counted[]> {
  if (starts.length === 0) return [];
  const begins = starts.map((day) => beginOf(day, zone));
  const { rows } = await sql<Omit<Counted, 'week'> & { week: number }>`
    select * from app.demand_by_week(${deskId}, ${begins}::timestamptz[], ${ends})`.execute(ctx.db);
  return rows.map((row) => ({ ...row, week: String(starts[row.week - 1]) }));
}

export const sum = (those: readonly Counted[]) => those.reduce((total, { count }) => total + count, 0);

export const unknownIn = (those: readonly Counted[]) => sum(those.filter((one) => one.isUnknown));

/** What was last said of each. */
export function markedOf(those: readonly Counted[]): Marked {
  const as = (demand: Demand | null) => sum(those.filter((one) => one.demand === demand));
  return { failure: as('failure'), value: as('value'), unmarked: as(null) };
}

/** From the Monday of one week to before that of another. */
export const between = (those: readonly Counted[], from: Temporal.PlainDate, end: Temporal.PlainDate) =>
  those.filter(({ week }) => week >= String(from) && week < String(end));
