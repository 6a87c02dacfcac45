import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { invalid } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { mandatesApi } from '../contract.ts';
import type { NeedKindView } from '../needs-contract.ts';
import { tables } from '../tables.ts';

/** As they were added, each with whose it is by now. */
export async function needKinds(
  ctx: Context,
  { desk: named }: Input<typeof mandatesApi.needKinds>,
): Promise<Output<typeof mandatesApi.needKinds>> {
  const { id, clientId } = await visibleDesk(ctx, named);
  const [client, { rows: items }] = await Promise.all([
    nameOf(ctx, clientId),
    kindsOf(id, sql`true`).execute(ctx.db),
  ]);
  return { client, items, next: null };
}

export async function needKindOf(ctx: Context, deskId: string, kind: string): Promise<NeedKindView> {
  const { rows } = await kindsOf(deskId, sql`k.kind = ${kind}`).execute(ctx.db);
  const [found] = rows;
  if (!found) throw invalid('need.kind', 'There is no such kind of need on this desk.');
  return found;
}

const kindsOf = (deskId: string, which: RawBuilder<unknown>) =>
  sql<NeedKindView>`
    select k.kind, k.name, m.mark, m.goes_on, m.recorded_at as since
    from need_kinds k cross join lateral app.mark_held(k.desk_id, k.kind) m
    where k.desk_id = ${deskId} and ${which} order by k.recorded_at, k.kind`;

type Need = NonNullable<Output<typeof mandatesApi.need>['need']>;
type NeedRow = Omit<Need, 'question'> & {
  taskId: string | null;
  state: 'asked';
  due: string | null;
};

/** The kind that was said last, as it is marked by now. */
export async function needOfCase(
  ctx: Context,
  { case: named }: Input<typeof mandatesApi.need>,
): Promise<Output<typeof mandatesApi.need>> {
  const { deskId, id: caseId } = await visibleCase(ctx, named);
  const { clientId } = await visibleDesk(ctx, deskId);
  const kept = keptBeside({ deskId, caseId }, sql.ref('n.kind'));
  const [client, { rows }] = await Promise.all([
    nameOf(ctx, clientId),
    sql<NeedRow>`
      select n.kind, k.name, m.mark, m.goes_on, app.need_allows(n.desk_id, n.case_id) as is_allowed, (${kept}) as before,
        t.id as task_id, t.state, t.due, coalesce(p.name, '') as by, n.recorded_at as at
      from case_needs n
      join need_kinds k on k.desk_id = n.desk_id and k.kind = n.kind
      cross join lateral app.mark_held(n.desk_id, n.kind) m
      left join tasks t on t.desk_id = n.desk_id and t.id = n.task_id
      left join persons p on p.id = n.by_id
      where n.desk_id = ${deskId} and n.case_id = ${caseId} order by n.turn desc limit 1`.execute(ctx.db),
  ]);
  const [row] = rows;
  if (!row) return { deskId, caseId, client, need: null };
  const { taskId, state, due, ...need } = row;
  return { deskId, caseId, client, need: { ...need, question: taskId ? { taskId, state, due } : null } };
}

type OfCase = { deskId: string; caseId: string };

/** Of the kinds that the client keeps, and that a case was of, the first one beside the one that is said now. */
const keptBeside = ({ deskId, caseId }: OfCase, kind: string | RawBuilder<unknown>) =>
  sql<string | null>`select o.name from app.needs_that_hold(${deskId}, ${caseId}) as h (kind)
    join need_kinds o on o.desk_id = ${deskId} and o.kind = h.kind
    where h.kind <> ${kind} limit 1`;

export async function keptBefore(ctx: Context, of: OfCase, kind: string): Promise<string | null> {
  const { rows } = await sql<{ before: string | null }>`
    select (${keptBeside(of, kind)}) as before`.execute(ctx.db);
  return rows[0]?.before ?? null;
}

export async function needAllows(ctx: Context, deskId: string, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ allows: boolean }>`
    select app.need_allows(${deskId}, ${caseId}) as allows`.execute(ctx.db);
  return rows[0]?.allows ?? true;
}

export async function nameOf(ctx: Context, organizationId: string): Promise<string> {
  const { name } = await tables(ctx)
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return name;
}
