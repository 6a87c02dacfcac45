import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { CaseRow } from '../../cases/contract.ts';
import type { WalkItem, WalkView, walksApi } from '../contract.ts';
import { visibleWalk } from './visible-walk.ts';
import { walkRows } from './walks.ts';

/** The cases that were drawn of a week, as a list shows them. */
export async function walk(ctx: Context, input: Input<typeof walksApi.walk>): Promise<WalkView> {
  const { deskId, id } = await visibleWalk(ctx, input.walk);
  const [row] = await walkRows(ctx, sql`w.desk_id = ${deskId} and w.id = ${id}`);
  if (!row) throw new Error('a walk that is seen is among those of its desk');
  return { ...row, items: await walkItems(ctx, sql`c.desk_id = ${deskId} and c.walk_id = ${id}`) };
}

type Found = WalkItem & { state: CaseRow['state']; zone: string };

/** Those among cases `c` of walks that are wanted. */
export async function walkItems(ctx: Context, wanted: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select c.id, c.desk_id, c.case_id, k.reference, k.state, customer.name as customer, words.subject, d.zone
    from walk_cases c
    join desks d on d.id = c.desk_id
    join cases k on k.desk_id = c.desk_id and k.id = c.case_id
    join case_words words on words.desk_id = k.desk_id and words.case_id = k.id
    join customers customer on customer.desk_id = k.desk_id and customer.id = k.customer_id
    where ${wanted}
    order by c.place`.execute(ctx.db);
  return rows;
}
