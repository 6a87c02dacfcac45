import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { ExtraStepView, proceduresApi } from '../contract.ts';

type Page = Output<typeof proceduresApi.extraStepsOfDesk>;

export async function extraStepsOfDesk(
  ctx: Context,
  { desk }: Input<typeof proceduresApi.extraStepsOfDesk>,
): Promise<Page> {
  const { id } = await visibleDesk(ctx, desk);
  return { items: await extraSteps(ctx, sql`s.desk_id = ${id}`), next: null };
}

export async function extraStepsOfCase(
  ctx: Context,
  input: Input<typeof proceduresApi.extraStepsOfCase>,
): Promise<Page> {
  const { deskId, id } = await visibleCase(ctx, input.case);
  return { items: await extraSteps(ctx, sql`s.desk_id = ${deskId} and s.case_id = ${id}`), next: null };
}

/** The latest first; one whose words were taken back is not shown. */
async function extraSteps(ctx: Context, which: RawBuilder<unknown>): Promise<ExtraStepView[]> {
  const { rows } = await sql<ExtraStepView>`
    select s.id, s.desk_id, s.case_id, c.reference, cw.subject, k.name as customer, w.text as around, s.minutes, s.recorded_at as at,
      jsonb_build_object('id', s.by_id, 'name', coalesce(p.name, ''), 'organization', o.name, 'place', p.place) as by,
      e.organization_id is not distinct from d.client_id as is_of_client,
      case when s.currency is not null then
        jsonb_build_object('minor', s.amount_minor, 'currency', s.currency) end as cost,
      coalesce((select jsonb_agg(jsonb_build_object('byId', t.by_id, 'by', coalesce(tp.name, ''), 'text', tw.text,
          'at', to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.recorded_at)
        from extra_step_thanks t
        left join persons tp on tp.id = t.by_id
        left join entry_words tw on tw.desk_id = t.desk_id and tw.entry_id = t.entry_id
        where t.desk_id = s.desk_id and t.step_id = s.id), '[]') as thanks
    from extra_steps s
    join desks d on d.id = s.desk_id
    join entries e on e.desk_id = s.desk_id and e.id = s.id
    join entry_words w on w.desk_id = s.desk_id and w.entry_id = s.id and w.text is not null
    join cases c on c.desk_id = s.desk_id and c.id = s.case_id
    join case_words cw on cw.desk_id = c.desk_id and cw.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join persons p on p.id = s.by_id
    left join organizations o on o.id = e.organization_id
    where ${which}
    order by s.recorded_at desc, s.id desc limit 100`.execute(ctx.db);
  return rows;
}
