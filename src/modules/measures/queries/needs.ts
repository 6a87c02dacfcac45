import { type RawBuilder, sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { beginOf, wholeWeeks } from '../../../platform/time/weeks.ts';
import type { Measured, Measures } from '../contract.ts';

type Needs = {
  window: Measures['window'];
  /** The needs `n` that began in it. */
  needs: RawBuilder<unknown>;
  /** The needs `n` that first came to each company in it. */
  atCompanies: RawBuilder<unknown>;
};

/** The needs that began in the last whole weeks, by the clock of the desk. */
export function needsOf(
  ctx: Context,
  { deskId, zone, weeks }: { deskId: string; zone: string; weeks: number },
): Needs {
  const { starts, end } = wholeWeeks(Temporal.Instant.from(ctx.now), { zone, count: weeks });
  const from = starts[0] ?? end;
  const [begins, ends]: Instant[] = [beginOf(from, zone), beginOf(end, zone)];
  const until = String(end.subtract({ days: 1 }));
  return {
    window: { from: String(from), until, weeks, zone, asOf: ctx.now },
    needs: sql`(select * from measured_needs
      where desk_id = ${deskId} and first_at >= ${begins} and first_at < ${ends}) n`,
    atCompanies: sql`(select desk_id, case_id, organization_id, first_at, second_at from measured_companies
      where desk_id = ${deskId} and first_at >= ${begins} and first_at < ${ends}) n`,
  };
}

/** Asked once, and not for each need. */
export const now = sql`(select app.now())`;

/** The customer came again so soon, and time enough has gone by to say so of all. */
export const cameAgain = (days: number): RawBuilder<boolean> =>
  sql`(n.second_at <= n.first_at + make_interval(days => ${days}) and ${isOldEnough(days)})`;

export const isOldEnough = (days: number): RawBuilder<boolean> =>
  sql`(n.first_at <= ${now} - make_interval(days => ${days}))`;

/** They came again so soon after they first rang, by any way. */
const cameAfterCall = (days: number): RawBuilder<boolean> =>
  sql`coalesce(n.after_call_at <= n.first_call_at + make_interval(days => ${days}) and ${isOldCall(days)}, false)`;

const isOldCall = (days: number): RawBuilder<boolean> =>
  sql`coalesce(n.first_call_at <= ${now} - make_interval(days => ${days}), false)`;

export const isMet = sql<boolean>`coalesce(n.outcome in ('met by us', 'customer solved it'), false)`;
export const isUnknown = sql<boolean>`coalesce(n.outcome = 'unknown', false)`;

/** Which needs are behind a figure. */
export const behind: Record<Measured, RawBuilder<boolean>> = {
  needs: sql`true`,
  again7: cameAgain(7),
  again30: cameAgain(30),
  rang: isOldCall(7),
  rangAgain: cameAfterCall(7),
  repeats: sql`(n.repeats > 0 and ${isOldEnough(7)})`,
  reopened: sql`n.reopened`,
  answered: sql`(n.person_upc is not null)`,
  people: sql`coalesce(n.person_upc < 1, false)`,
  companies: sql`coalesce(n.company_upc < 1, false)`,
  met: isMet,
  open: sql`not ${isMet} and not ${isUnknown}`,
  unknown: isUnknown,
};
