import type { Context } from '../../../platform/context.ts';
import { beginOf, weeksFrom } from '../../../platform/time/weeks.ts';
import type { Chart } from '../contract.ts';
import { baselineOf, chartOf } from '../measures/chart.ts';
import { enough } from '../measures/xmr.ts';
import { type Counted, countedByWeek, type OfDesk } from './counted.ts';

/** From the Monday of one week to before that of another, and since when the weeks before are counted with them. */
export type Window = Record<'since' | 'from' | 'end', Temporal.PlainDate>;

/** What is charted: the week in which it first came, and which of what is counted belongs to it. */
export type Series = {
  name: string | null;
  first: Temporal.PlainDate;
  holds: (one: Counted) => boolean;
};

/** What came in the weeks of a window, in those before that are counted with them, and in the week that runs. */
export const countedFor = (ctx: Context, desk: OfDesk, { since, end }: Window): Promise<Counted[]> =>
  countedByWeek(ctx, desk, { starts: [...weeksFrom(since, end), end], ends: ctx.now });

/** By week, with its limits; the weeks of these that lie far back are counted for them. */
export async function charted(
  ctx: Context,
  desk: OfDesk,
  { name, first, holds }: Series,
  { known, window: { since, from, end } }: { known: readonly Counted[]; window: Window },
): Promise<Chart> {
  const baseline = baselineOf(first, end);
  const early = baseline.filter((week) => Temporal.PlainDate.compare(week, since) < 0);
  const ends = beginOf((early.at(-1) ?? since).add({ weeks: 1 }), desk.zone);
  const before = await countedByWeek(ctx, desk, { starts: early, ends });
  const counts = new Map<string, number>();
  for (const one of [...before.filter(({ isUnknown }) => !isUnknown), ...known])
    if (holds(one)) counts.set(one.week, (counts.get(one.week) ?? 0) + one.count);
  return {
    name,
    ...chartOf({ first, from, end }, (week) => counts.get(String(week)) ?? 0),
    baseline: baseline[0]
      ? {
          from: String(first),
          until: String(first.add({ weeks: baseline.length }).subtract({ days: 1 })),
          weeks: baseline.length,
        }
      : null,
    isProvisional: baseline.length < enough,
  };
}
