import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { asCaseRow, caseRows } from '../../cases/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { clientroomApi, Deed, OnCase } from '../contract.ts';
import { theDayBefore } from '../the-day-before.ts';

type Day = { deskId: string; from: string; to: string };

/** What people of other companies did on one day, with the case of each: acts by their kind, and what speaks to customers. */
const deeds = ({ deskId, from, to }: Day): RawBuilder<unknown> => sql`
  select case e.kind when 'message' then 'reply' when 'hand-off accepted' then 'hand-off' else e.kind end as kind, e.case_id
  from entries e
  where e.desk_id = ${deskId} and e.kind in ('message', 'call', 'hand-off accepted', 'done', 'extra step') and e.author_kind = 'person'
    and e.recorded_at >= ${from} and e.recorded_at < ${to} and e.organization_id in (${others(deskId)})
  union all
  select 'act ' || a.kind, a.case_id
  from acts a
  where a.desk_id = ${deskId} and a.state in ('done', 'agreed') and a.organization_id in (${others(deskId)})
    and coalesce(a.settled_at, a.recorded_at) >= ${from} and coalesce(a.settled_at, a.recorded_at) < ${to}`;

const others = (deskId: string) => sql`
  select g.organization_id from engagements g where g.desk_id = ${deskId} and g.role = 'provider'`;

/** How often each thing was done, and on how many cases: what was given away first, then who went further, then as it
 * speaks to customers. */
export async function deedsOf(ctx: Context, day: Day): Promise<Deed[]> {
  const { rows } = await sql<Deed>`
    select d.kind, k.name, count(*)::int as count, count(distinct d.case_id)::int as cases
    from (${deeds(day)}) d
    left join act_kinds k on k.desk_id = ${day.deskId} and d.kind = 'act ' || k.kind
    group by d.kind, k.name
    order by array_position(array['extra step', 'reply', 'call', 'hand-off', 'done'], d.kind) nulls first, count(*) desc, d.kind`.execute(
    ctx.db,
  );
  return rows;
}

export type Behind = Pick<OnCase, 'caseId' | 'reference' | 'subject' | 'customer'> & { kind: string };

/** The newest cases behind each count of yesterday, so many of each. */
export async function newestBehind(
  ctx: Context,
  { desk: named, most }: { desk: string; most: number },
): Promise<Behind[]> {
  const { id: deskId, zone } = await visibleDesk(ctx, named);
  const day = { deskId, ...theDayBefore(ctx.now, zone) };
  const { rows } = await sql<Behind>`
    select b.kind, c.id as case_id, c.reference, w.subject, k.name as customer
    from (select d.kind, d.case_id, row_number() over (partition by d.kind order by d.case_id desc) as place
      from (${deeds(day)}) d group by d.kind, d.case_id) b
    join cases c on c.desk_id = ${deskId} and c.id = b.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    where b.place <= ${most} order by b.kind, b.place`.execute(ctx.db);
  return rows;
}

const mostBehind = 100;

/** On which cases something was done yesterday. */
export async function casesBehind(
  ctx: Context,
  { desk: named, kind }: Input<typeof clientroomApi.casesBehind>,
): Promise<Output<typeof clientroomApi.casesBehind>> {
  const { id: deskId, zone } = await visibleDesk(ctx, named);
  const day = { deskId, ...theDayBefore(ctx.now, zone) };
  const behind = sql<string>`(select d.case_id from (${deeds(day)}) d where d.kind = ${kind})`;
  const rows = await caseRows(ctx, (cases) =>
    cases
      .where('c.deskId', '=', deskId)
      .where('c.id', 'in', behind)
      .orderBy('c.id', 'desc')
      .limit(mostBehind),
  )
    .orderBy('c.id', 'desc')
    .execute();
  return { items: rows.map(asCaseRow), next: null };
}
