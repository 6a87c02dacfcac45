import { sql } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import { notFound } from '../../platform/refusal.ts';
import type { Outcome } from '../cases/contract.ts';
import { parseReference } from '../cases/index.ts';

export type PageCase = {
  deskId: string;
  id: string;
  reference: string;
  customerId: string;
  state: 'open' | 'done' | 'ended' | 'joined';
  outcome: Outcome | null;
  due: Instant | null;
  dueSetAt: Instant | null;
  endedAt: Instant | null;
};

/**
 * The case a customer named, else their most alive one; a joined case leads to the one it was joined to. Where that had
 * another customer, whose case it stays, the joined one itself is all there is to see.
 */
export async function pageCase(ctx: Context, reference?: string): Promise<PageCase> {
  const { deskId } = ctx.actor;
  const named = reference === undefined ? null : parseReference(reference);
  if (reference !== undefined && !named) throw noSuchMatter();
  const { rows } = await sql<PageCase>`
    with recursive led (id, joined_to_id) as (
      (select c.id, c.joined_to_id from cases c
       where c.desk_id = ${deskId} and (c.reference = ${named}::text or (${named}::text is null and ${leadsNowhere}))
       order by c.due is null, (select max(e.recorded_at) from entries e
         where e.desk_id = c.desk_id and e.case_id = c.id) desc, c.id desc limit 1)
      union
      select c.id, c.joined_to_id from led join cases c on c.desk_id = ${deskId} and c.id = led.joined_to_id
    )
    select c.desk_id, c.id, c.reference, c.customer_id, c.state, c.outcome, c.due, c.due_set_at, c.ended_at
    from cases c join led on led.id = c.id
    where c.desk_id = ${deskId} and ${leadsNowhere}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw noSuchMatter();
  return row;
}

/** What the customer may not see does not exist here. */
const leadsNowhere = sql`not exists (
  select from cases j where j.desk_id = c.desk_id and j.id = c.joined_to_id)`;

export const noSuchMatter = () => notFound('page.not-found', 'There is nothing here.');
