import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { isWordOfPerson, visibleCase } from '../../cases/index.ts';
import type { conversationsApi } from '../contract.ts';
import { earlySigns, type Said } from '../early-signs.ts';

type Row = Omit<Said, 'at'> & { at: Instant };

/** For whoever owns the case or stands in, while it is under way; nobody else is told, and nothing is kept. */
export async function earlySignsOf(
  ctx: Context,
  input: Input<typeof conversationsApi.earlySigns>,
): Promise<Output<typeof conversationsApi.earlySigns>> {
  const { id, deskId, state, ownerId } = await visibleCase(ctx, input.case);
  const none = { deskId, caseId: id, items: [], next: null };
  if (state !== 'open' || !(await isTheirs(ctx, { deskId, ownerId }))) return none;
  const { rows } = await sql<Row & { pageOpened: boolean }>`
    select e.id, e.recorded_at as at, e.author_kind as "by", case when e.author_kind = 'person' then e.author_id end as person_id,
      coalesce(p.name, '') as name,
      case when e.author_kind = 'person' or e.channel in ('mail', 'page', 'text') then w.text end as text,
      coalesce(e.channel = 'text', false) as is_brief,
      exists (select from outbox o where o.desk_id = e.desk_id and o.entry_id = e.id and o.state in ('sent', 'delivered'))
        as leads_to_page,
      ${pageOpened(deskId, id)} as page_opened
    from entries e
    left join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
    left join persons p on e.author_kind = 'person' and p.id = e.author_id
    where e.desk_id = ${deskId} and e.case_id = ${id} and e.audience = 'customer' and not app.is_by_another(e)
      and (e.author_kind = 'customer' and e.kind in ('contact', 'reopened', 'hand-off answered')
        or ${isWordOfPerson('e')})
    order by e.recorded_at, e.id`.execute(ctx.db);
  const said = rows.map((row): Said => ({ ...row, at: Date.parse(row.at) }));
  const now = Date.parse(ctx.now);
  return { ...none, items: earlySigns({ said, pageOpened: rows[0]?.pageOpened ?? false, now }) };
}

/** That a customer saw their page stands in the custody record, numbered or still to be. */
const pageOpened = (deskId: string, caseId: string) => sql`(
  exists (select from custody_entries c where c.desk_id = ${deskId} and c.case_id = ${caseId}
    and c.actor_kind = 'customer-link' and c.kind = 'opened')
  or exists (select from custody_inbox c where c.desk_id = ${deskId} and c.case_id = ${caseId}
    and c.actor_kind = 'customer-link' and c.kind = 'opened'))`;

async function isTheirs(
  ctx: Context,
  { deskId, ownerId }: { deskId: string; ownerId: string },
): Promise<boolean> {
  if (ownerId === ctx.actor.id) return true;
  const { rows } = await sql<{ standInId: string | null }>`
    select stand_in_id from app.away(array[${deskId}::uuid], ${ownerId}::uuid)`.execute(ctx.db);
  return rows.some(({ standInId }) => standInId === ctx.actor.id);
}
