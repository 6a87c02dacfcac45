import { sql } from 'kysely';
import { z } from 'zod';
import type { Context, Instant } from '../../../platform/context.ts';
import { ById, page, readCursor, writeCursor } from '../../../platform/http/cursor.ts';
import { type Input, instant, type Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { CaseRow, casesApi } from '../contract.ts';
import { tables } from '../tables.ts';

const everyCase = (ctx: Context) => tables(ctx).selectFrom('cases as c').selectAll('c');
type Cases = ReturnType<typeof everyCase>;

/**
 * The rows of a list of cases, with the names that stand in them. Whoever calls chooses which, in what order and how
 * many: that happens first, so that the names are looked up for a page of cases and not for all of a desk.
 */
export function caseRows(ctx: Context, choose: (cases: Cases) => Cases) {
  return tables(ctx)
    .selectFrom(choose(everyCase(ctx)).as('c'))
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
    .leftJoin('handOffs as h', (join) =>
      join
        .onRef('h.deskId', '=', 'c.deskId')
        .onRef('h.caseId', '=', 'c.id')
        // Written out: an index of the offered ones alone is of no use to a question that could be about others.
        .on('h.state', '=', sql.lit('offered' as const)),
    )
    .leftJoin('persons as q', 'q.id', 'h.toId')
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
    .select(['c.due', 'c.dueSetAt', 's.stands', 'c.openedAt', 'c.version'])
    .select(['c.ownerId', 'p.name as ownerName', 'p.place as ownerPlace', 'o.name as ownerOrganization'])
    .select(['h.toId as offeredToId', 'q.name as offeredToName'])
    .select(sql<boolean>`h.accepted_at is not null`.as('isAccepted'))
    .select(
      sql<Instant | null>`case when h.accepted_at is not null and not app.is_held(h) then h.changes_at end`.as(
        'changesAt',
      ),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof caseRows>['execute']>>[number];

export function asCaseRow({
  ownerId,
  ownerName,
  ownerPlace,
  ownerOrganization,
  offeredToId,
  offeredToName,
  isAccepted,
  changesAt,
  ...row
}: Row): CaseRow {
  return {
    ...row,
    owner: { id: ownerId, name: ownerName, place: ownerPlace, organization: ownerOrganization },
    offeredTo:
      offeredToId && offeredToName ? { id: offeredToId, name: offeredToName, isAccepted, changesAt } : null,
  };
}

const ByDue = z.tuple([instant, z.uuid()]);

/** The next page of open cases after the cursor, in the order in which their promises would break. */
export function byUrgency(cases: Cases, cursor: string | undefined): Cases {
  const after = readCursor(cursor, ByDue);
  const rest = after
    ? sql<boolean>`(c.due, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql<boolean>`true`;
  return cases.where('c.due', 'is not', null).where(rest).orderBy('c.due').orderBy('c.id');
}

export const urgencyCursor = (row: Row) => writeCursor(row.due, row.id);

/** The cases of a desk, most urgent first; ended ones, and those of a customer, newest first. */
export async function casesOfDesk(
  ctx: Context,
  { desk, limit = 50, cursor, owner, state, customer }: Input<typeof casesApi.cases>,
): Promise<Output<typeof casesApi.cases>> {
  const { id: deskId } = await visibleDesk(ctx, desk);
  const wanted = (cases: Cases) => {
    let chosen = cases.where('c.deskId', '=', deskId).limit(limit + 1);
    if (owner) chosen = chosen.where('c.ownerId', '=', owner);
    if (state) chosen = chosen.where('c.state', '=', state);
    if (customer) chosen = chosen.where('c.customerId', '=', customer);
    return chosen;
  };

  if (customer || state === 'ended' || state === 'joined') {
    const after = readCursor(cursor, ById)?.[0];
    const newestFirst = (cases: Cases) => {
      const chosen = wanted(cases).orderBy('c.id', 'desc');
      return after ? chosen.where('c.id', '<', after) : chosen;
    };
    const rows = await caseRows(ctx, newestFirst).orderBy('c.id', 'desc').execute();
    const found = page(rows, limit, (row) => writeCursor(row.id));
    return { ...found, items: found.items.map(asCaseRow) };
  }
  const rows = await caseRows(ctx, (cases) => byUrgency(wanted(cases), cursor))
    .orderBy('c.due')
    .orderBy('c.id')
    .execute();
  const found = page(rows, limit, urgencyCursor);
  return { ...found, items: found.items.map(asCaseRow) };
}
