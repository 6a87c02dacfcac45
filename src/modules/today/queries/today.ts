import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { page } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { asCaseRow, byUrgency, caseRows, urgencyCursor } from '../../cases/index.ts';
import type { todayApi } from '../contract.ts';
import { comesBack } from '../policy.ts';
import { awayForMe } from './stand-in.ts';

type Today = Output<typeof todayApi.today>;

/** What needs me next on all my desks; the first page also holds what of others' needs me. */
export async function myToday(
  ctx: Context,
  { limit = 50, cursor }: Input<typeof todayApi.today>,
): Promise<Today> {
  const mine = caseRows(ctx, (cases) =>
    byUrgency(cases.where('c.ownerId', '=', ctx.actor.id).where(notAside), cursor).limit(limit + 1),
  );
  const [rows, others] = await Promise.all([
    mine.orderBy('c.due').orderBy('c.id').execute(),
    cursor ? nothingMore : besides(ctx),
  ]);
  const found = page(rows, limit, urgencyCursor);
  return { ...found, items: found.items.map(asCaseRow), ...others };
}

type Besides = Omit<Today, 'items' | 'next'>;
const nothingMore: Besides = { offered: [], standIn: [], strangers: [], missed: [], snoozed: [] };

async function besides(ctx: Context): Promise<Besides> {
  const [offered, standIn, strangers, missed, snoozed] = await Promise.all([
    offeredToMe(ctx),
    iStandInFor(ctx),
    withStrangers(ctx),
    missedByOthers(ctx),
    putAsideByMe(ctx),
  ]);
  const resting = new Set(snoozed.map(({ id }) => id));
  return {
    offered,
    standIn: standIn.filter(({ id }) => !resting.has(id)).map(asCaseRow),
    strangers: strangers.map(asCaseRow),
    missed: missed.map(asCaseRow),
    snoozed,
  };
}

async function offeredToMe(ctx: Context): Promise<Today['offered']> {
  const rows = await caseRows(ctx, (cases) => cases.where('c.due', 'is not', null))
    .innerJoin('handOffs as h', (join) =>
      join.onRef('h.deskId', '=', 'c.deskId').onRef('h.caseId', '=', 'c.id'),
    )
    .select('h.id as handOffId')
    .where('h.toId', '=', ctx.actor.id)
    .where('h.state', '=', 'offered')
    .orderBy('c.due')
    .orderBy('c.id')
    .execute();
  return rows.map(({ handOffId, ...row }) => ({ ...asCaseRow(row), handOffId }));
}

const mostOfOthers = 200;

/** Open cases of those who are away now. */
function iStandInFor(ctx: Context) {
  const theirs = caseRows(ctx, (cases) =>
    byUrgency(cases.where('c.ownerId', 'in', awayForMe(ctx)), undefined).limit(mostOfOthers),
  );
  return theirs.orderBy('c.due').orderBy('c.id').execute();
}

/** Not what I put aside, as long as it rests. */
const notAside = sql<boolean>`not exists (select from app.resting z where z.desk_id = c.desk_id and z.case_id = c.id)`;

async function putAsideByMe(ctx: Context): Promise<Today['snoozed']> {
  const inMyList = sql<boolean>`(c.owner_id = ${ctx.actor.id} or c.owner_id in ${awayForMe(ctx)})`;
  // The ids first: they are few, and the key finds each.
  const aside = sql<boolean>`c.desk_id = any (array(select z.desk_id from app.resting z))
    and c.id = any (array(select z.case_id from app.resting z))
    and exists (select from snoozes z where z.desk_id = c.desk_id and z.case_id = c.id)`;
  const rows = await caseRows(ctx, (cases) => cases.where(aside).where(inMyList).limit(mostOfOthers))
    .select(
      sql<string | null>`(select z.until from snoozes z where z.desk_id = c.desk_id and z.case_id = c.id)`.as(
        'until',
      ),
    )
    .execute();
  return rows
    .flatMap(({ until, ...row }) => {
      if (row.due === null) return [];
      const back = comesBack({ until, due: row.due, dueSetAt: row.dueSetAt });
      return [{ ...asCaseRow(row), until, backAt: new Date(back.at).toISOString() }];
    })
    .toSorted((one, other) => one.backAt.localeCompare(other.backAt));
}

/** A case that is over stands in nobody's list, so whoever waits there would wait for ever; where its owner has left, too. */
function withStrangers(ctx: Context) {
  const heirOn = ctx.actor.desks
    .filter(({ role }) => role === 'lead' || role === 'accountable')
    .map(({ deskId }) => deskId);
  const waiting = sql<boolean>`(c.desk_id, c.id) in (select e.desk_id, e.case_id from strangers s
    join entries e on e.desk_id = s.desk_id and e.id = s.entry_id where s.state = 'held')`;
  const mine = sql<boolean>`(c.owner_id = ${ctx.actor.id} or c.desk_id = any (${heirOn}::uuid[]) and exists (
    select from roster r where r.desk_id = c.desk_id and r.person_id = c.owner_id and r.ended_at is not null))`;
  const over = caseRows(ctx, (cases) =>
    cases.where('c.due', 'is', null).where(waiting).where(mine).orderBy('c.id').limit(mostOfOthers),
  );
  return over.orderBy('c.id').execute();
}

/** Where a customer was promised word by now and had none: leads see it, and the client whose name it is done in. */
async function missedByOthers(ctx: Context) {
  const desks = ctx.actor.desks
    .filter(({ role, side }) => role === 'lead' || side === 'client')
    .map(({ deskId }) => deskId);
  if (desks.length === 0) return [];
  const missed = caseRows(ctx, (cases) =>
    byUrgency(
      cases
        .where('c.deskId', 'in', desks)
        .where('c.due', '<', ctx.now)
        .where('c.state', '=', 'open')
        .where('c.ownerId', '!=', ctx.actor.id),
      undefined,
    ).limit(mostOfOthers),
  );
  return missed.orderBy('c.due').orderBy('c.id').execute();
}
