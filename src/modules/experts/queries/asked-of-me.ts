import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { AskedOfMe, expertsApi } from '../contract.ts';

const most = 20;

/** What is asked of me by name on my desks, or of my company as a third party. */
export async function askedOfMe(ctx: Context): Promise<Output<typeof expertsApi.askedOfMe>> {
  const { rows: items } = await sql<AskedOfMe>`
    select t.id as task_id, w.request as question, coalesce(p.name, '') as by, d.name as desk, t.recorded_at as at,
      t.due as until, case when c.id is not null then jsonb_build_object('id', c.id, 'deskId', c.desk_id,
        'reference', c.reference, 'subject', cw.subject) end as case
    from tasks t
    join task_words w on w.desk_id = t.desk_id and w.task_id = t.id
    join desks d on d.id = t.desk_id
    left join persons p on p.id = t.asked_by_id
    left join (cases c join case_words cw on cw.desk_id = c.desk_id and cw.case_id = c.id)
      on c.desk_id = t.desk_id and c.id = t.case_id
    where t.at_once and t.state = 'asked' and t.due > ${ctx.now} and t.organization_id = ${ctx.actor.organizationId}
      and (t.person_id = ${ctx.actor.id}
        or (t.person_id is null and (t.desk_id, t.id) in (select m.desk_id, m.task_id from app.my_tasks() m)))
    order by t.recorded_at, t.id limit ${most}`.execute(ctx.db);
  return { items, next: null };
}
