import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { beginOf, mondayOf, wholeWeeks } from '../../../platform/time/weeks.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { CountedContact, demandApi, Which } from '../contract.ts';
import { isContact, isUnknown } from './counted.ts';
import { suggestionFor } from './suggestion.ts';
import { noSuchCause, visibleCause } from './visible-cause.ts';
import { noSuchType, visibleType } from './visible-type.ts';

const wanted: Record<Which, RawBuilder<unknown>> = {
  contacts: sql`true`,
  failure: sql`m.demand = 'failure'`,
  value: sql`m.demand = 'value'`,
  unmarked: sql`m.demand is null`,
  suggested: sql`m.demand is null and ${suggestionFor()} is not null`,
};

/** The contacts behind a figure of the last whole weeks, or of one of them, the latest first. */
export async function countedContacts(
  ctx: Context,
  { desk, weeks, which, type, cause, week, limit = 50, cursor }: Input<typeof demandApi.counted>,
): Promise<Output<typeof demandApi.counted>> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  const { starts, end } = wholeWeeks(Temporal.Instant.from(ctx.now), { zone, count: weeks });
  const shown =
    week === undefined
      ? starts
      : starts.filter((start) => start.equals(mondayOf(Temporal.PlainDate.from(week))));
  const from = beginOf(shown[0] ?? end, zone);
  const until = beginOf(shown.at(-1)?.add({ weeks: 1 }) ?? end, zone);
  const typeId = type === undefined ? null : await inUse(ctx, deskId, type);
  if (cause !== undefined && (await visibleCause(ctx, cause)).deskId !== deskId) throw noSuchCause();
  const last = readCursor(cursor, ById)?.[0] ?? null;
  const { rows } = await sql<CountedContact>`
    select e.id, e.desk_id, e.case_id, c.reference, w.subject, k.name as customer, e.recorded_at as at, m.demand,
      t.name as type, ${suggestionFor()} as suggestion
    from entries e
    join cases c on c.desk_id = e.desk_id and c.id = e.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join lateral (select l.demand, l.type_id from demand_marks l
      where l.desk_id = e.desk_id and l.entry_id = e.id order by l.recorded_at desc, l.id desc limit 1) m on true
    left join demand_types as_marked on as_marked.desk_id = e.desk_id and as_marked.id = m.type_id
    left join demand_types t on t.desk_id = e.desk_id and t.id = coalesce(as_marked.heir_id, as_marked.id)
    where ${isContact(deskId)} and e.recorded_at >= ${from} and e.recorded_at < ${until} and not ${isUnknown}
      and ${wanted[which]} and (${typeId}::uuid is null or t.id = ${typeId})
      and (${cause ?? null}::uuid is null or t.cause_id = ${cause ?? null})
      and (${last}::uuid is null or (e.recorded_at, e.id) < (select l.recorded_at, l.id from entries l
        where l.desk_id = ${deskId} and l.id = ${last}))
    order by e.recorded_at desc, e.id desc limit ${limit + 1}`.execute(ctx.db);
  return page(rows, limit, ({ id }) => writeCursor(id));
}

/** What a type was merged into, or itself. */
async function inUse(ctx: Context, deskId: string, type: string): Promise<string> {
  const found = await visibleType(ctx, type);
  if (found.deskId !== deskId) throw noSuchType();
  return found.heirId ?? found.id;
}
