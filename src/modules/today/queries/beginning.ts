import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import { enoughCases, type todayApi } from '../contract.ts';

/** How far a desk has come since it was opened, as its data tells. */
export async function beginning(
  ctx: Context,
  input: Input<typeof todayApi.beginning>,
): Promise<Output<typeof todayApi.beginning>> {
  const { id, version, onePerson } = await visibleDesk(ctx, input.desk);
  const { rows } = await sql<{ people: number; cases: number }>`
    select (select count(*) from roster r where r.desk_id = ${id} and r.ended_at is null)::int as people,
      (select count(*) from (select from cases c where c.desk_id = ${id} limit ${enoughCases}) c)::int as cases`.execute(
    ctx.db,
  );
  const { people = 0, cases = 0 } = rows[0] ?? {};
  return { settingsChanged: version > 1, people, cases, onePerson, sendsMail: ctx.site.mailServer !== null };
}
