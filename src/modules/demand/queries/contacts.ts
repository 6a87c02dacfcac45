import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { ContactView, demandApi } from '../contract.ts';
import { suggestionFor } from './suggestion.ts';

/** With what a customer came on a case, the latest first. */
export async function contactsOfCase(
  ctx: Context,
  input: Input<typeof demandApi.contacts>,
): Promise<Output<typeof demandApi.contacts>> {
  const { deskId, id: caseId } = await visibleCase(ctx, input.case);
  const { rows } = await sql<ContactView>`
    select e.id as entry_id, e.recorded_at as at, ${suggestionFor()} as suggestion,
      coalesce((select jsonb_agg(jsonb_build_object('demand', m.demand, 'by', coalesce(p.name, ''),
          'type', case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end,
          'at', to_char(m.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by m.recorded_at desc, m.id desc)
        from demand_marks m
        left join demand_types as_marked on as_marked.desk_id = m.desk_id and as_marked.id = m.type_id
        left join demand_types t on t.desk_id = m.desk_id and t.id = coalesce(as_marked.heir_id, as_marked.id)
        left join persons p on p.id = m.by_id
        where m.desk_id = e.desk_id and m.entry_id = e.id), '[]') as marks
    from entries e
    where e.desk_id = ${deskId} and e.case_id = ${caseId} and e.kind = 'contact' and e.author_kind = 'customer'
    order by e.recorded_at desc, e.id desc`.execute(ctx.db);
  return { deskId, caseId, items: rows, next: null };
}
