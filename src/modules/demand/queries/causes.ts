import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { weekOf } from '../../../platform/time/weeks.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { CauseRow, CauseView, demandApi } from '../contract.ts';
import { leadTo } from '../measures/chart.ts';
import { mayChangeCause } from '../policy.ts';
import { charted, countedFor, type Window } from './charted.ts';
import { type Counted, type OfDesk, sum } from './counted.ts';
import { firstWeeks } from './first-weeks.ts';
import { noSuchCause, visibleCause } from './visible-cause.ts';

/** What is not removed first, by how many contacts of the last whole weeks come of it. */
export async function causesOfDesk(
  ctx: Context,
  { desk, weeks }: Input<typeof demandApi.causes>,
): Promise<Output<typeof demandApi.causes>> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const window = lastWeeks(ctx, { zone, weeks });
  const counted = inside(await countedFor(ctx, { deskId, zone }, window), window);
  const items = (await rowsOf(ctx, deskId)).map((row) => withContacts(ctx, row, counted));
  const order = (one: CauseRow, other: CauseRow) =>
    Number(one.removedAt !== null) - Number(other.removedAt !== null) ||
    other.contacts - one.contacts ||
    one.name.localeCompare(other.name);
  return { window: said(ctx, window, { zone, weeks }), items: items.sort(order), next: null };
}

/** One cause, with its contacts by week. */
export async function cause(
  ctx: Context,
  { cause: id, weeks }: Input<typeof demandApi.cause>,
): Promise<CauseView> {
  const { deskId } = await visibleCause(ctx, id);
  const { zone } = await visibleDesk(ctx, deskId);
  const [row] = await rowsOf(ctx, deskId, id);
  if (!row) throw noSuchCause();
  const window = lastWeeks(ctx, { zone, weeks });
  const all = await countedFor(ctx, { deskId, zone }, window);
  const known = all.filter(({ isUnknown }) => !isUnknown);
  const shown = withContacts(ctx, row, inside(all, window));
  const holds = ofCause(shown);
  const first = await firstOf(ctx, { deskId, zone }, shown, window);
  const chart = await charted(ctx, { deskId, zone }, { name: row.name, first, holds }, { known, window });
  return {
    ...shown,
    window: said(ctx, window, { zone, weeks }),
    chart,
    ...aroundRemoval(shown, { zone, chart }),
    history: await historyOf(ctx, { deskId, id }),
  };
}

type Row = Omit<CauseRow, 'contacts' | 'mayChange'>;

async function rowsOf(ctx: Context, deskId: string, id: string | null = null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id, c.desk_id, c.version, c.removed_at, v.name, v.behind, v.behind_words, v.owner_id, v.department_id,
      v.due, v.removal, coalesce(o.name, '') as owner, d.name as department,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by lower(t.name), t.id)
        from demand_types t where t.desk_id = c.desk_id and t.cause_id = c.id and t.heir_id is null), '[]') as types
    from causes c
    join cause_versions v on v.desk_id = c.desk_id and v.cause_id = c.id and v.version = c.version
    left join organizations o on o.id = v.owner_id
    left join departments d on d.organization_id = v.owner_id and d.id = v.department_id
    where c.desk_id = ${deskId} and (${id}::uuid is null or c.id = ${id})`.execute(ctx.db);
  return rows;
}

const ofCause = ({ types }: Pick<CauseRow, 'types'>) => {
  const ids = new Set(types.map(({ id }) => id));
  return ({ typeId }: Counted) => typeId !== null && ids.has(typeId);
};

const withContacts = (ctx: Context, row: Row, counted: readonly Counted[]): CauseRow => ({
  ...row,
  contacts: sum(counted.filter(ofCause(row))),
  mayChange: mayChangeCause(ctx.actor, row),
});

function lastWeeks(ctx: Context, { zone, weeks }: { zone: string; weeks: number }): Window {
  const end = weekOf(Temporal.Instant.from(ctx.now), zone);
  const from = end.subtract({ weeks });
  return { since: leadTo(from), from, end };
}

const said = (ctx: Context, { from, end }: Window, of: { zone: string; weeks: number }) => ({
  ...of,
  from: String(from),
  until: String(end.subtract({ days: 1 })),
  asOf: ctx.now,
});

const inside = (all: readonly Counted[], { from, end }: Window): Counted[] =>
  all.filter(({ isUnknown, week }) => !isUnknown && week >= String(from) && week < String(end));

/** The week in which one of its contacts first came. */
async function firstOf(
  ctx: Context,
  desk: OfDesk,
  { types }: Pick<CauseRow, 'types'>,
  { end }: Window,
): Promise<Temporal.PlainDate> {
  const firsts = await firstWeeks(ctx, desk);
  return types
    .map(({ id }) => firsts.get(id) ?? end)
    .reduce((one, other) => (Temporal.PlainDate.compare(one, other) <= 0 ? one : other), end);
}

/** How many came a week in the weeks shown, before and after that in which it was removed. */
function aroundRemoval(
  { removedAt }: Row,
  { zone, chart }: { zone: string; chart: CauseView['chart'] },
): Pick<CauseView, 'before' | 'since'> {
  if (removedAt === null) return { before: null, since: null };
  const removed = String(weekOf(Temporal.Instant.from(removedAt), zone));
  const rate = (values: CauseView['chart']['values']) =>
    values.length === 0
      ? null
      : { perWeek: values.reduce((n, { count }) => n + count, 0) / values.length, weeks: values.length };
  return {
    before: rate(chart.values.filter(({ week }) => week < removed)),
    since: rate(chart.values.filter(({ week }) => week > removed)),
  };
}

async function historyOf(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
): Promise<CauseView['history']> {
  const { rows } = await sql<CauseView['history'][number]>`
    select v.version, v.name, v.due, v.removal, coalesce(o.name, '') as owner, coalesce(p.name, '') as by,
      v.recorded_at as at
    from cause_versions v
    left join organizations o on o.id = v.owner_id
    left join persons p on p.id = v.by_id
    where v.desk_id = ${deskId} and v.cause_id = ${id} order by v.version desc`.execute(ctx.db);
  return rows;
}
