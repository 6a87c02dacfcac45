import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { disclosuresApi, SetbackView } from '../contract.ts';
import { setbackWords } from '../words.ts';

/** What went wrong on a case, oldest first. */
export async function setbacksOfCase(
  ctx: Context,
  input: Input<typeof disclosuresApi.setbacksOfCase>,
): Promise<Output<typeof disclosuresApi.setbacksOfCase>> {
  const { deskId, id, language } = await visibleCase(ctx, input.case);
  const items = await setbackViews(ctx, sql`s.desk_id = ${deskId} and s.case_id = ${id}`);
  return { items, next: null, sorry: setbackWords(language).sorry };
}

/** What the customer does not know yet, the longest known first: of whoever owns the case, said it or leads there. */
export async function mySetbacks(ctx: Context): Promise<Output<typeof disclosuresApi.setbacks>> {
  const me = ctx.actor.id;
  const led = ctx.actor.desks.filter(({ role }) => role === 'accountable' || role === 'lead');
  const items = await setbackViews(
    ctx,
    sql`u.told_at is null and (c.owner_id = ${me} or e.author_id = ${me}
      or s.desk_id = any (${led.map(({ deskId }) => deskId)}::uuid[]))`,
  );
  return { items, next: null };
}

/** One whose words were taken back is not shown. */
async function setbackViews(ctx: Context, which: RawBuilder<unknown>): Promise<SetbackView[]> {
  const { rows } = await sql<SetbackView>`
    select s.id, s.desk_id, s.case_id, c.reference, cw.subject, k.name as customer, w.text as what, s.recorded_at as at,
      case when e.author_kind = 'person' then jsonb_build_object('id', e.author_id, 'name', coalesce(p.name, ''),
        'organization', o.name, 'place', p.place) end as by,
      f.at as known_at, f.name as known_by, u.told_at as customer_told_at, l.told_at as client_told_at,
      case when l.told_at is null and app.held_until(h) > app.now() then jsonb_build_object('by', hp.name,
        'until', to_char(app.held_until(h) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as held
    from setbacks s
    join entries e on e.desk_id = s.desk_id and e.id = s.id
    join entry_words w on w.desk_id = s.desk_id and w.entry_id = s.id
    join cases c on c.desk_id = s.desk_id and c.id = s.case_id
    join case_words cw on cw.desk_id = c.desk_id and cw.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join persons p on p.id = e.author_id
    left join organizations o on o.id = e.organization_id
    cross join lateral (select n.at, no.name from setback_known n join organizations no on no.id = n.organization_id
      where n.desk_id = s.desk_id and n.setback_id = s.id order by n.at limit 1) f
    left join setback_told u on u.desk_id = s.desk_id and u.setback_id = s.id and u.whom = 'customer'
    left join setback_told l on l.desk_id = s.desk_id and l.setback_id = s.id and l.whom = 'client'
    left join setback_holds h on h.desk_id = s.desk_id and h.setback_id = s.id
    left join persons hp on hp.id = h.by_id
    where ${which}
    order by f.at, s.id limit 200`.execute(ctx.db);
  return rows;
}
