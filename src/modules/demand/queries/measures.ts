import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { weekOf, weeksFrom } from '../../../platform/time/weeks.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Demand, DemandMeasures, demandApi } from '../contract.ts';
import { leadTo } from '../measures/chart.ts';
import { failureShare, type Marked, shareChange } from '../measures/share.ts';
import { tables } from '../tables.ts';
import { charted, countedFor, type Series, type Window } from './charted.ts';
import { between, type Counted, markedOf, sum, unknownIn } from './counted.ts';
import { type FirstWeeks, firstWeeks } from './first-weeks.ts';
import { noSuchType } from './visible-type.ts';

type Asked = Input<typeof demandApi.measures>;
type Type = { id: string; name: string; demand: Demand; heirId: string | null };

/** With what customers came in the last whole weeks, as far as somebody said so. */
export async function demandMeasures(ctx: Context, { desk, weeks, of }: Asked): Promise<DemandMeasures> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const end = weekOf(Temporal.Instant.from(ctx.now), zone);
  const [from, before] = [end.subtract({ weeks }), end.subtract({ weeks: 2 * weeks })];
  const lead = leadTo(from);
  const window = { since: Temporal.PlainDate.compare(before, lead) < 0 ? before : lead, from, end };
  const all = await countedFor(ctx, { deskId, zone }, window);
  const [types, firsts] = [await typesOf(ctx, deskId), await firstWeeks(ctx, { deskId, zone })];
  const known = all.filter((one) => !one.isUnknown);
  const inside = between(known, from, end);
  const marked = markedOf(inside);
  return {
    deskId,
    window: { ...said(from, end), weeks, zone, asOf: ctx.now },
    ...{ contacts: sum(inside), ...marked },
    suggested: inside.reduce((total, { suggested }) => total + suggested, 0),
    share: failureShare(marked),
    change: changeSince(between(all, before, from), marked, said(before, from)),
    leftOut: {
      runningWeek: sum(known.filter(({ week }) => week === String(end))),
      unknownSenders: unknownIn(between(all, from, end)),
    },
    types: frequencies(inside, { types, firsts, window }),
    chart: await charted(ctx, { deskId, zone }, asked(of, { types, firsts, window }), { known, window }),
  };
}

const said = (from: Temporal.PlainDate, end: Temporal.PlainDate) => ({
  from: String(from),
  until: String(end.subtract({ days: 1 })),
});

/** How the share differs from that of what came before, where that is certain. */
function changeSince(
  before: readonly Counted[],
  now: Marked,
  window: ReturnType<typeof said>,
): DemandMeasures['change'] {
  const then = markedOf(before.filter((one) => !one.isUnknown));
  const change = shareChange(now, then);
  return change && { window, ...then, unknownSenders: unknownIn(before), ...change };
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
