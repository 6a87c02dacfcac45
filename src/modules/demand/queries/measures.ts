import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Chart, Demand, DemandMeasures, demandApi } from '../contract.ts';
import { baselineOf, chartOf, leadTo } from '../measures/chart.ts';
import { failureShare } from '../measures/share.ts';
import { beginOf, weekOf, weeksFrom } from '../measures/weeks.ts';
import { enough } from '../measures/xmr.ts';
import { tables } from '../tables.ts';
import { type Counted, countedByWeek, type OfDesk } from './counted.ts';
import { type FirstWeeks, firstWeeks } from './first-weeks.ts';
import { noSuchType } from './visible-type.ts';

type Asked = Input<typeof demandApi.measures>;
type Type = { id: string; name: string; demand: Demand; heirId: string | null };
type Window = { from: Temporal.PlainDate; end: Temporal.PlainDate };

/** With what customers came in the last whole weeks, as far as somebody said so. */
export async function demandMeasures(ctx: Context, { desk, weeks, of }: Asked): Promise<DemandMeasures> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const end = weekOf(Temporal.Instant.from(ctx.now), zone);
  const window = { from: end.subtract({ weeks }), end };
  const starts = [...weeksFrom(leadTo(window.from), end), end];
  const all = await countedByWeek(ctx, { deskId, zone }, { starts, ends: ctx.now });
  const [types, firsts] = [await typesOf(ctx, deskId), await firstWeeks(ctx, { deskId, zone })];
  const [from, running] = [String(window.from), String(end)];
  const known = all.filter((one) => !one.isUnknown);
  const inside = known.filter(({ week }) => week >= from && week < running);
  const [failure, value, unmarked] = (['failure', 'value', null] as const).map((demand) =>
    sum(inside.filter((one) => one.demand === demand)),
  ) as [number, number, number];
  return {
    deskId,
    window: { from, until: String(end.subtract({ days: 1 })), weeks, zone, asOf: ctx.now },
    ...{ contacts: sum(inside), failure, value, unmarked },
    suggested: inside.reduce((total, { suggested }) => total + suggested, 0),
    share: failureShare({ failure, value, unmarked }),
    leftOut: {
      runningWeek: sum(known.filter(({ week }) => week === running)),
      unknownSenders: sum(all.filter((one) => one.isUnknown && one.week >= from && one.week < running)),
    },
    types: frequencies(inside, { types, firsts, window }),
    chart: await charted(ctx, { deskId, zone }, { of, known, types, firsts, window }),
  };
}

const typesOf = (ctx: Context, deskId: string): Promise<Type[]> =>
  tables(ctx)
    .selectFrom('demandTypes')
    .select(['id', 'name', 'demand', 'heirId'])
    .where('deskId', '=', deskId)
    .execute();

type Known = { types: readonly Type[]; firsts: FirstWeeks; window: Window };

/** Those that were marked with; the most frequent first. */
function frequencies(
  inside: readonly Counted[],
  { types, firsts, window: { from, end } }: Known,
): DemandMeasures['types'] {
  return types
    .map(({ id, name, demand }) => {
      const count = sum(inside.filter(({ typeId }) => typeId === id));
      const all = weeksFrom(firsts.get(id) ?? from, end).length;
      const weeks = Math.min(all, weeksFrom(from, end).length);
      return { id, name, demand, count, weeks, perWeek: count / weeks };
    })
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

/** What is asked for by week, with its limits; the weeks of these that lie far back are counted for them. */
async function charted(
  ctx: Context,
  desk: OfDesk,
  { of, known, types, firsts, window: { from, end } }: Known & { of: Asked['of']; known: readonly Counted[] },
): Promise<Chart> {
  const type = types.find(({ id }) => id === of);
  const isKind = of === 'contacts' || of === 'failure' || of === 'value';
  if (!type && !isKind) throw noSuchType();
  const wanted = type?.heirId ?? of;
  const first = firsts.get(of === 'failure' || of === 'value' ? 'marked' : wanted) ?? end;
  const baseline = baselineOf(first, end);
  const lead = leadTo(from);
  const early = baseline.filter((week) => Temporal.PlainDate.compare(week, lead) < 0);
  const ends = beginOf((early.at(-1) ?? lead).add({ weeks: 1 }), desk.zone);
  const before = await countedByWeek(ctx, desk, { starts: early, ends });
  const counts = new Map<string, number>();
  for (const one of [...before.filter(({ isUnknown }) => !isUnknown), ...known])
    if (wanted === 'contacts' || wanted === one.demand || wanted === one.typeId)
      counts.set(one.week, (counts.get(one.week) ?? 0) + one.count);
  return {
    name: types.find(({ id }) => id === wanted)?.name ?? null,
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

const sum = (those: readonly Counted[]) => those.reduce((total, { count }) => total + count, 0);
