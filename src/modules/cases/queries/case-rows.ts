import { type SelectQueryBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/queries/visible-desk.ts';
import type { CaseRow, casesApi } from '../contract.ts';
import { type CasesTables, tables } from '../tables.ts';

/** The rows of a list of cases, with the names that stand in them; whoever calls adds which and in what order. */
export function caseRows(ctx: Context) {
  return tables(ctx)
    .selectFrom('cases as c')
    .innerJoin('caseWords as w', (join) =>
      join.onRef('w.deskId', '=', 'c.deskId').onRef('w.caseId', '=', 'c.id'),
    )
    .innerJoin('customers as k', (join) =>
      join.onRef('k.deskId', '=', 'c.deskId').onRef('k.id', '=', 'c.customerId'),
    )
    .innerJoin('desks as d', 'd.id', 'c.deskId')
    .innerJoin('persons as p', 'p.id', 'c.ownerId')
    .innerJoin('roster as r', (join) =>
      join.onRef('r.deskId', '=', 'c.deskId').onRef('r.personId', '=', 'c.ownerId'),
    )
    .innerJoin('organizations as o', 'o.id', 'r.organizationId')
    .leftJoin('entryWords as s', (join) =>
      join.onRef('s.deskId', '=', 'c.deskId').onRef('s.entryId', '=', 'c.standsEntryId'),
    )
    .select([
      'c.id',
      'c.deskId',
      'd.name as desk',
      'c.reference',
      'w.subject',
      'k.name as customer',
      'c.state',
    ])
    .select(['c.due', 'c.dueSetAt', 's.stands', 'c.openedAt'])
    .select(['c.ownerId', 'p.name as ownerName', 'p.place as ownerPlace', 'o.name as ownerOrganization']);
}

type Row = Awaited<ReturnType<ReturnType<typeof caseRows>['execute']>>[number];

export function asCaseRow({ ownerId, ownerName, ownerPlace, ownerOrganization, ...row }: Row): CaseRow {
  return {
    ...row,
    owner: { id: ownerId, name: ownerName, place: ownerPlace, organization: ownerOrganization },
  };
}

/** The next page of open cases after the cursor, in the order in which their promises would break. */
export function byUrgency<DB extends { c: CasesTables['cases'] }, TB extends keyof DB & 'c', O>(
  query: SelectQueryBuilder<DB, TB, O>,
  cursor: string | undefined,
) {
  const after = readCursor(cursor, 2);
  const open = sql<boolean>`c.due is not null`;
  const rest = after
    ? sql<boolean>`(c.due, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql<boolean>`true`;
  return query.where(open).where(rest).orderBy(sql`c.due`).orderBy(sql`c.id`);
}

export const urgencyCursor = (row: Row) => writeCursor(row.due, row.id);

/** The cases of a desk, most urgent first; ended ones newest first. */
export async function casesOfDesk(
  ctx: Context,
  { desk, limit = 50, cursor, owner, state }: Input<typeof casesApi.cases>,
): Promise<Output<typeof casesApi.cases>> {
  const { id: deskId } = await visibleDesk(ctx, desk);
  let query = caseRows(ctx)
    .where('c.deskId', '=', deskId)
    .limit(limit + 1);
  if (owner) query = query.where('c.ownerId', '=', owner);
  if (state) query = query.where('c.state', '=', state);

  if (state === 'ended' || state === 'joined') {
    const after = readCursor(cursor, 1);
    if (after?.[0]) query = query.where('c.id', '<', after[0]);
    const found = page(await query.orderBy('c.id', 'desc').execute(), limit, (row) => writeCursor(row.id));
    return { ...found, items: found.items.map(asCaseRow) };
  }
  const found = page(await byUrgency(query, cursor).execute(), limit, urgencyCursor);
  return { ...found, items: found.items.map(asCaseRow) };
}
