import type { Context } from '../../../platform/context.ts';
import { beginOf, wholeWeeks } from '../../../platform/time/weeks.ts';

/** The last whole weeks by the clock of the desk. */
export function windowOf(ctx: Context, { zone, weeks }: { zone: string; weeks: number }) {
  const { starts, end } = wholeWeeks(Temporal.Instant.from(ctx.now), { zone, count: weeks });
  const first = starts[0] ?? end;
  return {
    starts,
    from: beginOf(first, zone),
    until: beginOf(end, zone),
    said: { from: String(first), until: String(end.subtract({ days: 1 })), weeks, zone, asOf: ctx.now },
  };
}
