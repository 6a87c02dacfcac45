import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { Returned, returnsApi, Which } from '../contract.ts';
import { beginOf } from './picture.ts';

const wanted: Record<Which, RawBuilder<unknown>> = {
  sentBack: sql`not r.called_off`,
  inspected: sql`r.found is not null`,
  noFault: sql`r.found = 'no fault found'`,
  faulty: sql`r.found = 'faulty'`,
  calledOff: sql`r.called_off`,
};

/** However it is written; empty of what is not known, and any where nothing is said. */
const isOf = (column: 'make' | 'model' | 'version', asked: string | undefined) =>
  asked === undefined ? sql`true` : sql`lower(coalesce(${sql.ref(`r.${column}`)}, '')) = lower(${asked})`;

/** The returns behind a figure, each with its case, the latest first. */
export async function returned(
  ctx: Context,
  { desk, weeks, which, limit = 50, cursor, ...of }: Input<typeof returnsApi.returned>,
): Promise<Output<typeof returnsApi.returned>> {
  const { id: deskId } = await visibleDesk(ctx, desk);
  const last = readCursor(cursor, ById)?.[0] ?? null;
  const { rows } = await sql<Returned>`
    select r.id, r.desk_id, r.case_id, c.reference, w.subject, k.name as customer, r.kind, r.make, r.model, r.version,
      rw.failed_at, r.found, r.called_off, r.recorded_at as at
    from returns r
    join cases c on c.desk_id = r.desk_id and c.id = r.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join return_words rw on rw.desk_id = r.desk_id and rw.return_id = r.id
    where r.desk_id = ${deskId} and r.recorded_at >= ${beginOf(ctx, weeks)} and ${wanted[which]}
      and ${isOf('make', of.make)} and ${isOf('model', of.model)} and ${isOf('version', of.version)}
      and (${last}::uuid is null or (r.recorded_at, r.id) < (select l.recorded_at, l.id from returns l
        where l.desk_id = ${deskId} and l.id = ${last}))
    order by r.recorded_at desc, r.id desc limit ${limit + 1}`.execute(ctx.db);
  return page(rows, limit, ({ id }) => writeCursor(id));
}
