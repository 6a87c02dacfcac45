import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { proposalsWaiting, visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import { taskViews } from '../../tasks/index.ts';
import type { Awaited, clientroomApi } from '../contract.ts';

const most = 50;

/**
 * What others wait for from the client: for whoever may say it, who waits to be admitted, and what it is asked, first
 * what breaks first for a customer; what no time is set for counts from when it was asked.
 */
export async function awaited(
  ctx: Context,
  { desk: named }: Input<typeof clientroomApi.awaited>,
): Promise<Output<typeof clientroomApi.awaited>> {
  const desk = await visibleDesk(ctx, named);
  const maySay = mayDecideForClient(ctx.actor, desk.id);
  const [waiting, proposals] = await Promise.all([
    askedOfClient(ctx, desk),
    maySay ? proposalsWaiting(ctx, desk.id) : [],
  ]);
  return { ...waiting, next: null, proposals };
}

type Asked = { id: string; customer: string; breaksAt: Instant; count: number };

async function askedOfClient(
  ctx: Context,
  { id: deskId, clientId }: { id: string; clientId: string },
): Promise<{ items: Awaited[]; count: number }> {
  const { rows } = await sql<Asked>`
    select t.id, k.name as customer, t.breaks_at, t.count
    from (select t.id, t.recorded_at, c.customer_id, coalesce(least(t.due, c.due), t.recorded_at) as breaks_at, count(*) over ()::int as count
    from tasks t
    join cases c on c.desk_id = t.desk_id and c.id = t.case_id
    where t.desk_id = ${deskId} and t.organization_id = ${clientId} and t.kind = 'work' and not t.at_once
      and t.state in ('asked', 'accepted') and (not t.of_leads or t.desk_id = any ((select app.desks_i_lead())::uuid[]))
    order by coalesce(least(t.due, c.due), t.recorded_at), t.recorded_at, t.id limit ${most}) t
    join customers k on k.desk_id = ${deskId} and k.id = t.customer_id
    order by t.breaks_at, t.recorded_at, t.id`.execute(ctx.db);
  const [first] = rows;
  if (!first) return { items: [], count: 0 };
  const ids = rows.map(({ id }) => id);
  const views = await taskViews(ctx, sql`t.desk_id = ${deskId} and t.id = any (${ids}::uuid[])`, 'listed');
  const viewOf = new Map(views.map((view) => [view.id, view]));
  const items = rows.flatMap(({ id, customer, breaksAt }) => {
    const view = viewOf.get(id);
    return view ? [{ ...view, customer, breaksAt }] : [];
  });
  return { items, count: first.count };
}
