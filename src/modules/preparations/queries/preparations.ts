import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import type { PreparationView, preparationsApi } from '../contract.ts';

/** What the organization acted for has prepared; its administrators alone see any. */
export async function preparationsOfUs(ctx: Context): Promise<Output<typeof preparationsApi.preparations>> {
  const { rows } = await sql<PreparationView>`
    select p.id, v.version, v.what, f.name as agreement_file_name, p.recorded_at as prepared_at, p.expires_at, p.settled_at, p.reason,
      case when p.state = 'open' and p.expires_at <= app.now() then 'expired' else p.state end as state,
      jsonb_build_object('id', who.id, 'name', who.name, 'place', who.place, 'organization', o.name) as prepared_by,
      l.state as letter
    from preparations p
    join organizations o on o.id = p.organization_id
    join persons who on who.id = p.prepared_by_id
    join lateral (select t.version, t.what, t.agreement_file_id from preparation_versions t
      where t.organization_id = p.organization_id and t.preparation_id = p.id order by t.version desc limit 1) v on true
    left join preparation_files f on f.organization_id = p.organization_id and f.id = v.agreement_file_id
    join preparation_letters l on l.organization_id = p.organization_id and l.preparation_id = p.id
      and l.version = v.version and l.kind = 'asks'
    order by p.recorded_at desc, p.id desc limit 100`.execute(ctx.db);
  const { mailServer, sendsTexts } = ctx.site;
  return { items: rows, ways: { mail: mailServer !== null, text: sendsTexts }, next: null };
}
