import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { weekOf, weeksFrom } from '../../../platform/time/weeks.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Demand, DemandMeasures, demandApi } from '../contract.ts';
import { failureShare } from '../measures/share.ts';
import { tables } from '../tables.ts';
import { charted, countedFor, type Series, sum, type Window } from './charted.ts';
import type { Counted } from './counted.ts';
import { type FirstWeeks, firstWeeks } from './first-weeks.ts';
import { noSuchType } from './visible-type.ts';

type Asked = Input<typeof demandApi.measures>;
type Type = { id: string; name: string; demand: Demand; heirId: string | null };

/** With what customers came in the last whole weeks, as far as somebody said so. */
export async function demandMeasures(ctx: Context, { desk, weeks, of }: Asked): Promise<DemandMeasures> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const end = weekOf(Temporal.Instant.from(ctx.now), zone);
  const window = { from: end.subtract({ weeks }), end };
  const all = await countedFor(ctx, { deskId, zone }, window);
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
    chart: await charted(ctx, { deskId, zone }, asked(of, { types, firsts, window }), { known, window }),
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

/** What is asked for: all contacts, those of a kind, or those of a type, with what it was merged into. */
function asked(of: Asked['of'], { types, firsts, window: { end } }: Known): Series {
  const type = types.find(({ id }) => id === of);
  const isKind = of === 'contacts' || of === 'failure' || of === 'value';
  if (!type && !isKind) throw noSuchType();
  const wanted = type?.heirId ?? of;
  return {
    name: types.find(({ id }) => id === wanted)?.name ?? null,
    first: firsts.get(of === 'failure' || of === 'value' ? 'marked' : wanted) ?? end,
    holds: ({ demand, typeId }) => wanted === 'contacts' || wanted === demand || wanted === typeId,
  };
}
