import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { wholeWeeks } from '../../../platform/time/weeks.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { WalkRow, walksApi } from '../contract.ts';

/** The weeks of a desk that were walked, the latest first, and whether the last one was. */
export async function walksOfDesk(
  ctx: Context,
  { desk }: Input<typeof walksApi.walks>,
): Promise<Output<typeof walksApi.walks>> {
  const { id, zone } = await visibleDesk(ctx, desk);
  const { from, until } = lastWeek(ctx, zone);
  const last = { from: String(from), until: String(until) };
  const [items, walk] = await Promise.all([
    walkRows(ctx, sql`w.desk_id = ${id}`),
    walkOfWeek(ctx, id, last.from),
  ]);
  return { items, next: null, lastWeek: { ...last, walk } };
}

/** The last week that is over there, from Monday to Sunday. */
export function lastWeek(
  ctx: Context,
  zone: string,
): { from: Temporal.PlainDate; until: Temporal.PlainDate } {
  const { end } = wholeWeeks(Temporal.Instant.from(ctx.now), { zone, count: 1 });
  return { from: end.subtract({ weeks: 1 }), until: end.subtract({ days: 1 }) };
}

export async function walkOfWeek(ctx: Context, deskId: string, week: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select w.id from walks w
    where w.desk_id = ${deskId} and w.week = ${week}::date`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

const mostWalks = 200;

/** Those among walks `w` that are wanted. */
export async function walkRows(ctx: Context, wanted: RawBuilder<unknown>): Promise<WalkRow[]> {
  const { rows } = await sql<WalkRow>`
    select w.id, w.desk_id, w.week::text as "from", (w.week + 6)::text as until, coalesce(p.name, '') as made_by,
      w.recorded_at as at,
      (select count(*)::int from walk_cases c where c.desk_id = w.desk_id and c.walk_id = w.id) as cases,
      coalesce((select jsonb_agg(jsonb_build_object('name', said.name, 'cases', said.cases) order by said.name)
        from (select o.name, count(distinct c.id)::int as cases
          from walk_cases c
          join walk_words said on said.desk_id = c.desk_id and said.walk_case_id = c.id
          join organizations o on o.id = said.organization_id
          where c.desk_id = w.desk_id and c.walk_id = w.id
          group by o.id, o.name) said), '[]') as companies
    from walks w
    left join persons p on p.id = w.made_by_id
    where ${wanted}
    order by w.week desc, w.id desc limit ${mostWalks}`.execute(ctx.db);
  return rows;
}
