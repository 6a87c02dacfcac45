import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Chart, DemandMeasures, demandApi } from '../contract.ts';
import { failureShare } from '../measures/share.ts';
import { instantOf, type Weeks, wholeWeeks } from '../measures/weeks.ts';
import { isProvisional, limitsOf, signalsOf } from '../measures/xmr.ts';
import { tables } from '../tables.ts';
import { type Counted, contactsSince, isUnknown, latestMarks } from './counted.ts';
import { suggestionFor } from './suggestion.ts';
import { noSuchType } from './visible-type.ts';

type Asked = Input<typeof demandApi.measures>;
type Type = { id: string; name: string; demand: 'value' | 'failure'; heirId: string | null };

/** With what customers came in the last whole weeks, as far as somebody said so. */
export async function demandMeasures(
  ctx: Context,
  { desk, weeks: count, of }: Asked,
): Promise<DemandMeasures> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const weeks = wholeWeeks(Temporal.Instant.from(ctx.now), { zone, count });
  const all = await counted(ctx, { deskId, zone, weeks });
  const types = await typesOf(ctx, deskId);
  const inside = all.filter((one) => !one.isUnknown && one.week <= count);
  const [failure, value, unmarked] = (['failure', 'value', null] as const).map((demand) =>
    sum(inside.filter((one) => one.demand === demand)),
  ) as [number, number, number];
  return {
    deskId,
    window: { from: String(weeks.starts[0]), until: String(weeks.end), weeks: count, zone, asOf: ctx.now },
    ...{ contacts: sum(inside), failure, value, unmarked },
    suggested: inside.reduce((total, { suggested }) => total + suggested, 0),
    share: failureShare({ failure, value, unmarked }),
    leftOut: {
      runningWeek: sum(all.filter((one) => !one.isUnknown && one.week > count)),
      unknownSenders: sum(all.filter((one) => one.isUnknown && one.week <= count)),
    },
    types: frequencies(inside, types, count),
    chart: chartOf(inside, { of, types, weeks }),
  };
}

/** One row for each week, kind and type. */
async function counted(
  ctx: Context,
  { deskId, zone, weeks }: { deskId: string; zone: string; weeks: Weeks },
): Promise<Counted[]> {
  const begins = [...weeks.starts, weeks.end].map((day) => instantOf(day, zone));
  const { rows } = await sql<Counted>`
    with marks as materialized (${latestMarks(deskId)})
    select width_bucket(e.recorded_at, ${begins}::timestamptz[]) as week, ${isUnknown} as is_unknown, m.demand,
      coalesce(t.heir_id, t.id) as type_id, count(*)::int as count,
      (count(*) filter (where m.demand is null and ${suggestionFor()} is not null))::int as suggested
    from entries e
    left join marks m on m.entry_id = e.id
    left join demand_types t on t.desk_id = ${deskId} and t.id = m.type_id
    where ${contactsSince(deskId, begins[0] ?? '')}
    group by 1, 2, 3, 4`.execute(ctx.db);
  return rows;
}

const typesOf = (ctx: Context, deskId: string): Promise<Type[]> =>
  tables(ctx)
    .selectFrom('demandTypes')
    .select(['id', 'name', 'demand', 'heirId'])
    .where('deskId', '=', deskId)
    .execute();

/** Those that were marked with; the most frequent first. */
function frequencies(
  inside: readonly Counted[],
  types: readonly Type[],
  weeks: number,
): DemandMeasures['types'] {
  return types
    .map(({ id, name, demand }) => {
      const count = sum(inside.filter(({ typeId }) => typeId === id));
      return { id, name, demand, count, perWeek: count / weeks };
    })
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

/** What is asked for by week; weeks before anybody came are none. */
function chartOf(
  inside: readonly Counted[],
  { of, types, weeks }: { of: Asked['of']; types: readonly Type[]; weeks: Weeks },
): Chart {
  const type = types.find(({ id }) => id === of);
  const isKind = of === 'contacts' || of === 'failure' || of === 'value';
  if (!type && !isKind) throw noSuchType();
  const wanted = type?.heirId ?? of;
  const shown = inside.filter(
    ({ demand, typeId }) => wanted === 'contacts' || wanted === demand || wanted === typeId,
  );
  const first = Math.min(...inside.map(({ week }) => week));
  const values = weeks.starts
    .map((week, at) => ({ week: String(week), count: sum(shown.filter((one) => one.week === at + 1)) }))
    .filter((_, at) => at + 1 >= first);
  const counts = values.map(({ count }) => count);
  const limits = limitsOf(counts);
  return {
    name: types.find(({ id }) => id === wanted)?.name ?? null,
    ...{ values, limits, isProvisional: isProvisional(counts) },
    signals: limits && signalsOf(counts, limits),
  };
}

const sum = (those: readonly Counted[]) => those.reduce((total, { count }) => total + count, 0);
