import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { invalid } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { MeasuredNeed, measuresApi } from '../contract.ts';
import { behind, needsOf } from './needs.ts';

/** The needs behind a figure, the latest first. */
export async function measuredNeeds(
  ctx: Context,
  { desk, weeks, which, company, limit = 50, cursor }: Input<typeof measuresApi.measured>,
): Promise<Output<typeof measuresApi.measured>> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  if (company && which !== 'needs' && which !== 'again7')
    throw invalid('measures.company', 'Of one company alone there are all needs, and those that came again.');
  const { needs, atCompanies } = needsOf(ctx, { deskId, zone, weeks });
  const [from, listed] = company
    ? [
        sql`(select n.case_id, n.first_at, n.second_at, a.contacts from ${atCompanies}
          join measured_needs a on a.desk_id = n.desk_id and a.case_id = n.case_id
          where n.organization_id = ${company}) n`,
        sql`measured_companies l where l.organization_id = ${company} and`,
      ]
    : [needs, sql`measured_needs l where`];
  const last = readCursor(cursor, ById)?.[0] ?? null;
  const { rows } = await sql<MeasuredNeed>`
    select ${deskId}::uuid as desk_id, n.case_id, c.reference, w.subject, k.name as customer, n.first_at as at, n.contacts
    from ${from}
    join cases c on c.desk_id = ${deskId} and c.id = n.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    where ${behind[which]} and (${last}::uuid is null
      or (n.first_at, n.case_id) < (select l.first_at, l.case_id from ${listed}
        l.desk_id = ${deskId} and l.case_id = ${last}))
    order by n.first_at desc, n.case_id desc limit ${limit + 1}`.execute(ctx.db);
  return page(rows, limit, ({ caseId }) => writeCursor(caseId));
}
