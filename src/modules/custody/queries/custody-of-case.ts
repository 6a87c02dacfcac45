import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../../platform/context.ts';
import { readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { custodyApi } from '../contract.ts';

const limit = 50;
/** What waits for its number is a second's worth; more than this waits only where no sequencer runs. */
const mostWaiting = 200;

const BySeq = z.tuple([z.string().regex(/^\d{1,15}$/)]);

type Shown = Output<typeof custodyApi.custodyOfCase>['items'][number];

/**
 * The custody record of a case, newest first. What waits for its number stands before the first page and on no other,
 * so a row that is numbered while somebody turns the page is neither left out nor shown twice.
 */
export async function custodyOfCase(
  ctx: Context,
  input: Input<typeof custodyApi.custodyOfCase>,
): Promise<Output<typeof custodyApi.custodyOfCase>> {
  const desk = await visibleDesk(ctx, input.desk);
  const below = readCursor(input.cursor, BySeq)?.[0] ?? null;
  // One statement, because between two a row could move from the inbox to the record.
  const { rows } = await sql<Shown>`
    with shown as (
      (select null::bigint as seq, i.id, ${columns('i')} from custody_inbox i
        where i.desk_id = ${desk.id} and i.case_id = ${input.case} and ${below}::bigint is null
        order by i.recorded_at desc, i.id desc limit ${mostWaiting})
      union all
      (select e.seq, null, ${columns('e')} from custody_entries e
        where e.desk_id = ${desk.id} and e.case_id = ${input.case} and (${below}::bigint is null or e.seq < ${below}::bigint)
        order by e.seq desc limit ${limit + 1})
    )
    select s.seq, s.kind, s.purpose, s.recorded_at as at, o.name as organization, other.name as to_organization,
      coalesce(p.name, k.name, case s.actor_kind when 'desk-system' then d.name end, o.name, s.actor_kind) as actor
    from shown s
    join desks d on d.id = ${desk.id}
    left join persons p on s.actor_kind = 'person' and p.id = s.actor_id
    left join customer_links l on s.actor_kind = 'customer-link' and l.desk_id = d.id and l.id = s.actor_id
    left join customers k on k.desk_id = d.id and k.id = l.customer_id
    left join organizations o on o.id = s.organization_id
    left join organizations other on other.id = s.to_organization_id
    order by s.seq is not null, s.seq desc, s.recorded_at desc, s.id desc`.execute(ctx.db);
  const numbered = rows.filter((row) => row.seq !== null);
  if (numbered.length <= limit) return { items: rows, next: null };
  return { items: rows.slice(0, -1), next: writeCursor(String(numbered[limit - 1]?.seq)) };
}

function columns(of: 'i' | 'e') {
  return sql.raw(
    ['kind', 'actor_kind', 'actor_id', 'organization_id', 'to_organization_id', 'purpose', 'recorded_at']
      .map((column) => `${of}.${column}`)
      .join(', '),
  );
}
