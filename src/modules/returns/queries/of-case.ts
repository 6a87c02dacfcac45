import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { ReturnView, returnsApi } from '../contract.ts';

const costIn = (row: RawBuilder<unknown>) => sql`case when ${row}.currency is not null then
  jsonb_build_object('minor', ${row}.amount_minor, 'currency', ${row}.currency) end`;

const momentOf = (row: RawBuilder<unknown>) =>
  sql`to_char(${row}.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The latest first, with those of the cases that go on in this one. */
export async function returnsOfCase(
  ctx: Context,
  input: Input<typeof returnsApi.ofCase>,
): Promise<Output<typeof returnsApi.ofCase>> {
  const { deskId, id } = await visibleCase(ctx, input.case);
  const { rows } = await sql<ReturnView>`
    with recursive family (id) as (
      select ${id}::uuid
      union
      select c.id from family f join cases c on c.desk_id = ${deskId} and c.joined_to_id = f.id
    )
    select r.id, r.desk_id, r.case_id, r.kind, w.text as reason, r.make, r.model, r.version, rw.tried, rw.failed_at,
      r.recorded_at as at, ${costIn(sql`r`)} as cost,
      jsonb_build_object('id', r.by_id, 'name', coalesce(p.name, ''), 'organization', o.name, 'place', p.place) as by,
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'found', i.found, 'words', iw.text,
          'cost', ${costIn(sql`i`)}, 'by', coalesce(ip.name, ''), 'organization', coalesce(io.name, ''),
          'at', ${momentOf(sql`i`)}) order by i.recorded_at desc, i.id desc)
        from return_inspections i
        left join entry_words iw on iw.desk_id = i.desk_id and iw.entry_id = i.id
        left join persons ip on ip.id = i.by_id
        left join organizations io on io.id = i.organization_id
        where i.desk_id = r.desk_id and i.return_id = r.id), '[]') as inspections,
      (select jsonb_build_object('words', ow.text, 'by', coalesce(op.name, ''), 'at', ${momentOf(sql`x`)})
        from returns_called_off x
        left join entry_words ow on ow.desk_id = x.desk_id and ow.entry_id = x.entry_id
        left join persons op on op.id = x.by_id
        where x.desk_id = r.desk_id and x.return_id = r.id) as called_off
    from returns r
    join entries e on e.desk_id = r.desk_id and e.id = r.id
    left join return_words rw on rw.desk_id = r.desk_id and rw.return_id = r.id
    left join entry_words w on w.desk_id = r.desk_id and w.entry_id = r.id
    left join persons p on p.id = r.by_id
    left join organizations o on o.id = e.organization_id
    where r.desk_id = ${deskId} and r.case_id in (select id from family)
    order by r.recorded_at desc, r.id desc limit 100`.execute(ctx.db);
  return { items: rows, next: null };
}
