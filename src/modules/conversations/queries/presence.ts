import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { conversationsApi } from '../contract.ts';
import type { Present } from '../presence-contract.ts';

/** Everybody but whoever asks, each once, however many windows they have open. */
export async function presenceOnCase(
  ctx: Context,
  input: Input<typeof conversationsApi.presence>,
): Promise<{ items: Present[] }> {
  const { deskId, id } = await visibleCase(ctx, input.case);
  const { rows: items } = await sql<Present>`
    select p.id, p.name, o.name as organization, max(here.doing) as doing
    from presence here
    join persons p on p.id = here.person_id
    join roster r on r.desk_id = here.desk_id and r.person_id = here.person_id
    join organizations o on o.id = r.organization_id
    where here.desk_id = ${deskId} and here.case_id = ${id} and here.until > ${ctx.now}
      and here.person_id <> ${ctx.actor.id}
    group by p.id, p.name, o.name order by p.name, p.id`.execute(ctx.db);
  return { items };
}
