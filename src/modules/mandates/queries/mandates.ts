import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import { usualAnswer } from '../answer-times.ts';
import { type ActView, FirstKind, type MandateView, type mandatesApi } from '../contract.ts';
import { tables } from '../tables.ts';
import { nameOf } from './needs.ts';

/** Each running provider with each kind of act: what it may do, since when, and what it did lately. */
export async function mandatesOfDesk(
  ctx: Context,
  { desk: named }: Input<typeof mandatesApi.mandates>,
): Promise<Output<typeof mandatesApi.mandates>> {
  const { id, clientId, zone, hours, holidays } = await visibleDesk(ctx, named);
  const [client, kinds, { rows }, acts] = await Promise.all([
    nameOf(ctx, clientId),
    tables(ctx)
      .selectFrom('actKinds as k')
      .select(['kind', 'name', 'measure', 'told'])
      .where('deskId', '=', id)
      .orderBy('recordedAt')
      .orderBy(placeAmongFirst)
      .orderBy('kind')
      .execute(),
    allowed(ctx, id),
    actViews(ctx, sql`a.desk_id = ${id} and a.id in (${lastFive(id)})`),
  ]);
  const items = rows.map((row) => ({
    ...row,
    acts: acts
      .filter((one) => one.engagementId === row.engagementId && one.kind === row.kind)
      .map(({ engagementId: _, ...view }) => view),
  }));
  return { client, kinds, items, answerBy: usualAnswer(ctx.now, { zone, hours, holidays }) };
}

/** Those that every desk has are of one moment, and stand as they are spoken of. */
const placeAmongFirst = sql<number | null>`array_position(
  ${FirstKind.options}::text[], k.kind)`;

const allowed = (ctx: Context, deskId: string) =>
  sql<Omit<MandateView, 'acts'>>`
    select e.id as engagement_id, jsonb_build_object('id', o.id, 'name', o.name) as organization, k.kind,
      coalesce(m.step, 'draft') as step, m.limit_minor::float8 as limit_minor, m.currency, m.limit_days,
      m.limit_times, coalesce(m.goes_on, false) as goes_on,
      m.recorded_at as since, (
        select coalesce(jsonb_object_agg(s.state, coalesce(c.count, 0)), '{}')
        from unnest(array['done', 'asked', 'agreed', 'refused', 'lapsed', 'withdrawn']) as s (state)
        left join (
          select a.state, count(*) from acts a
          where a.desk_id = e.desk_id and a.engagement_id = e.id and a.kind = k.kind
            and a.recorded_at > app.now() - interval '90 days'
          group by a.state) c on c.state = s.state) as counts
    from engagements e
    join organizations o on o.id = e.organization_id
    join act_kinds k on k.desk_id = e.desk_id
    left join lateral (
      select * from mandates m where m.desk_id = e.desk_id and m.engagement_id = e.id and m.kind = k.kind
      order by m.turn desc limit 1) m on true
    where e.desk_id = ${deskId} and e.role = 'provider' and app.running(e.starts_at, e.ends_at)
    order by o.name, e.id, k.recorded_at, ${placeAmongFirst}, k.kind`.execute(ctx.db);

const lastFive = (deskId: string) => sql`
  select five.id from engagements e join act_kinds k on k.desk_id = e.desk_id
  cross join lateral (
    select b.id from acts b where b.desk_id = e.desk_id and b.engagement_id = e.id and b.kind = k.kind
    order by b.recorded_at desc, b.id desc limit 5) five
  where e.desk_id = ${deskId} and e.role = 'provider' and app.running(e.starts_at, e.ends_at)`;

/** What was done for the customer of a case in the client's name, oldest first. */
export async function actsOfCase(
  ctx: Context,
  input: Input<typeof mandatesApi.acts>,
): Promise<Output<typeof mandatesApi.acts>> {
  const { deskId, id } = await visibleCase(ctx, input.case);
  const acts = await actViews(ctx, sql`a.desk_id = ${deskId} and a.case_id = ${id}`);
  return { items: acts.reverse().map(({ engagementId: _, ...view }) => view), next: null };
}

/** Newest first; one whose words were taken back is not shown. */
async function actViews(
  ctx: Context,
  which: RawBuilder<unknown>,
): Promise<(ActView & { engagementId: string })[]> {
  const { rows } = await sql<ActView & { engagementId: string }>`
    select a.id, a.desk_id, a.case_id, c.reference, a.engagement_id, a.kind, a.amount_minor::float8 as amount_minor,
      a.currency, a.days, w.text, jsonb_build_object('id', a.by_id, 'name', coalesce(p.name, ''),
        'organization', o.name, 'place', p.place) as by, a.state, a.task_id, a.instead_of_id, a.recorded_at as at,
      a.settled_at
    from acts a
    join act_words w on w.desk_id = a.desk_id and w.act_id = a.id
    join cases c on c.desk_id = a.desk_id and c.id = a.case_id
    left join persons p on p.id = a.by_id
    left join organizations o on o.id = a.organization_id
    where ${which}
    order by a.recorded_at desc, a.id desc limit 1000`.execute(ctx.db);
  return rows;
}
