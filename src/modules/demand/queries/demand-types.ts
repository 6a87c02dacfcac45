import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { DemandType, demandApi } from '../contract.ts';

/** All that ever were, by name, those merged into another one too. */
export async function demandTypes(
  ctx: Context,
  { desk }: Input<typeof demandApi.types>,
): Promise<Output<typeof demandApi.types>> {
  const { id } = await visibleDesk(ctx, desk);
  const { rows } = await sql<DemandType>`
    select t.id, t.desk_id, t.demand, t.name, t.version, t.heir_id, t.from_id,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name, 'owner', coalesce(o.name, ''),
        'due', to_char(v.due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'removedAt', to_char(c.removed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as cause,
      (select jsonb_agg(jsonb_build_object('version', v.version, 'name', v.name, 'heirId', v.heir_id,
          'by', coalesce(p.name, ''),
          'at', to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by v.version desc)
        from demand_type_versions v left join persons p on p.id = v.by_id
        where v.desk_id = t.desk_id and v.type_id = t.id) as history
    from demand_types t
    left join causes c on c.desk_id = t.desk_id and c.id = t.cause_id
    left join cause_versions v on v.desk_id = c.desk_id and v.cause_id = c.id and v.version = c.version
    left join organizations o on o.id = c.owner_id
    where t.desk_id = ${id}
    order by lower(t.name), t.id`.execute(ctx.db);
  return { items: rows, next: null };
}
