import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { page } from '../../../platform/http/cursor.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import type { CaseRow } from '../../cases/contract.ts';
import { asCaseRow, byUrgency, caseRows, urgencyCursor } from '../../cases/index.ts';
import { leadsOn } from '../../desks/policy.ts';
import type { OfferedRow, todayApi } from '../contract.ts';
import { comesBack } from '../policy.ts';
import { awayForMe } from './stand-in.ts';

type Today = Output<typeof todayApi.today>;

/** What needs me next on all my desks; the first page also holds what of others' needs me. */
export async function myToday(
  ctx: Context,
  { limit = 50, cursor }: Input<typeof todayApi.today>,
): Promise<Today> {
  const resting = await restingForMe(ctx);
  const mine = caseRows(ctx, (cases) =>
    byUrgency(cases.where('c.ownerId', '=', ctx.actor.id).where(noneOf(resting)), cursor).limit(limit + 1),
  );
  const [rows, others] = await Promise.all([
    mine.orderBy('c.due').orderBy('c.id').execute(),
    cursor ? nothingMore : besides(ctx, resting),
  ]);
  const found = page(rows, limit, urgencyCursor);
  return { ...found, items: found.items.map(asCaseRow), ...others };
}

type Besides = Omit<Today, 'items' | 'next'>;
const nothingMore: Besides = {
  calls: [],
  late: [],
  offered: [],
  standIn: [],
  strangers: [],
  missed: [],
  snoozed: [],
};

async function besides(ctx: Context, resting: Resting[]): Promise<Besides> {
  const [calls, late, offered, [standIn, snoozed], strangers, missed] = await Promise.all([
    callsOfToday(ctx),
    lateForMe(ctx),
    offeredToMe(ctx),
    ofThoseAway(ctx, resting),
    withStrangers(ctx),
    missedByOthers(ctx),
  ]);
  return {
    calls,
    late,
    offered,
    standIn,
    strangers: strangers.map(asCaseRow),
    missed: missed.map(asCaseRow),
    snoozed,
  };
}

type Place = { deskId: string; caseId: string };
type Resting = Place & { until: string | null };

const placeOf = ({ deskId, caseId }: Place) => `${deskId} ${caseId}`;

/** What I put aside, as long as it rests. Few, so they are read first and everything else asks for them by name. */
async function restingForMe(ctx: Context): Promise<Resting[]> {
  const { rows } = await sql<Resting>`select z.desk_id, z.case_id, z.until from app.resting z`.execute(
    ctx.db,
  );
  return rows;
}

/** Of few known cases their rows, each found by its key. */
async function rowsOf(ctx: Context, places: Place[]) {
  if (places.length === 0) return [];
  const wanted = new Set(places.map(placeOf));
  const desks = [...new Set(places.map(({ deskId }) => deskId))];
  const rows = await caseRows(ctx, (cases) =>
    cases
      .where(sql<boolean>`c.desk_id = any (${desks}::uuid[])`)
      .where(sql<boolean>`c.id = any (${places.map(({ caseId }) => caseId)}::uuid[])`)
      .where('c.due', 'is not', null)
      .limit(places.length * desks.length),
  )
    .orderBy('c.due')
    .orderBy('c.id')
    .execute();
  return rows.filter(({ deskId, id }) => wanted.has(placeOf({ deskId, caseId: id })));
}

const noneOf = (places: Place[]) => sql<boolean>`(c.desk_id, c.id) not in (select desk_id, case_id
  from unnest(${places.map(({ deskId }) => deskId)}::uuid[], ${places.map(({ caseId }) => caseId)}::uuid[]) as z (desk_id, case_id))`;

/** From the morning of its day on, by the clock of its desk; of those I stand in for as well. */
async function callsOfToday(ctx: Context): Promise<Today['calls']> {
  const { rows: calls } = await sql<Place & { beginsAt: string; endsAt: string }>`
    select t.desk_id, t.case_id, t.begins_at, t.ends_at from tasks t join desks d on d.id = t.desk_id
    where t.kind = 'call' and t.state in ('asked', 'accepted')
      and (t.person_id = ${ctx.actor.id} or (t.desk_id, t.person_id) in ${awayForMe(ctx)})
      and (t.begins_at at time zone d.zone)::date <= (app.now() at time zone d.zone)::date
    order by t.begins_at, t.id limit ${mostOfOthers}`.execute(ctx.db);
  const rows = new Map((await rowsOf(ctx, calls)).map((row) => [placeOf({ ...row, caseId: row.id }), row]));
  return calls.flatMap(({ beginsAt, endsAt, ...place }) => {
    const row = rows.get(placeOf(place));
    return row ? [{ ...asCaseRow(row), beginsAt, endsAt }] : [];
  });
}

/** Before the customer's own time breaks, whoever owns a case, or stands in there, hears that somebody they wait for is late. */
async function lateForMe(ctx: Context): Promise<Today['late']> {
  const { rows: asked } = await sql<Place & { whom: string; neededBy: string }>`
    select t.desk_id, t.case_id, o.name as whom, t.due as needed_by
    from tasks t
    join cases c on c.desk_id = t.desk_id and c.id = t.case_id
    join organizations o on o.id = t.organization_id
    where t.kind = 'work' and t.state in ('asked', 'accepted') and t.due <= app.now()
      and (c.owner_id = ${ctx.actor.id} or (t.desk_id, c.owner_id) in ${awayForMe(ctx)}) and c.due is not null
    order by t.due, t.id limit ${mostOfOthers}`.execute(ctx.db);
  const late = [...new Map(asked.toReversed().map((one) => [placeOf(one), one])).values()].toReversed();
  const rows = new Map((await rowsOf(ctx, late)).map((row) => [placeOf({ ...row, caseId: row.id }), row]));
  return late.flatMap(({ whom, neededBy, ...place }) => {
    const row = rows.get(placeOf(place));
    return row ? [{ ...asCaseRow(row), whom, neededBy }] : [];
  });
}

async function offeredToMe(ctx: Context): Promise<Today['offered']> {
  const { rows: offers } = await sql<Place & Omit<OfferedRow, keyof CaseRow>>`
    select h.desk_id, h.case_id, h.id as hand_off_id, h.together_id, h.needs_read_back, h.answer_by, h.customer_says
    from hand_offs h where h.to_id = ${ctx.actor.id} and h.state = 'offered' and h.accepted_at is null`.execute(
    ctx.db,
  );
  const offerOf = new Map(offers.map(({ deskId, caseId, ...offer }) => [placeOf({ deskId, caseId }), offer]));
  const rows = await rowsOf(ctx, offers);
  return rows.flatMap((row) => {
    const offer = offerOf.get(placeOf({ deskId: row.deskId, caseId: row.id }));
    return offer ? [{ ...asCaseRow(row), ...offer }] : [];
  });
}

const mostOfOthers = 200;

/** Open cases of those who are away now, and what of these and of mine rests. */
async function ofThoseAway(ctx: Context, resting: Resting[]): Promise<[Today['standIn'], Today['snoozed']]> {
  const { rows: away } = await awayForMe(ctx).execute(ctx.db);
  return Promise.all([iStandInFor(ctx, { away, resting }), putAsideByMe(ctx, { away, resting })]);
}

type Aside = { away: { deskId: string; personId: string }[]; resting: Resting[] };

async function iStandInFor(ctx: Context, { away, resting }: Aside): Promise<Today['standIn']> {
  if (away.length === 0) return [];
  const ofThem = sql<boolean>`(c.desk_id, c.owner_id) in (select * from unnest(
    ${away.map(({ deskId }) => deskId)}::uuid[], ${away.map(({ personId }) => personId)}::uuid[]))`;
  const theirs = caseRows(ctx, (cases) =>
    byUrgency(cases.where(ofThem).where(noneOf(resting)), undefined).limit(mostOfOthers),
  );
  const rows = await theirs.orderBy('c.due').orderBy('c.id').execute();
  return rows.map(asCaseRow);
}

async function putAsideByMe(ctx: Context, { away, resting }: Aside): Promise<Today['snoozed']> {
  const untilOf = new Map(resting.map((one) => [placeOf(one), one.until]));
  const rows = await rowsOf(ctx, resting);
  return rows
    .filter(
      ({ deskId, ownerId }) =>
        ownerId === ctx.actor.id || away.some((one) => one.deskId === deskId && one.personId === ownerId),
    )
    .flatMap((row) => {
      const until = untilOf.get(placeOf({ deskId: row.deskId, caseId: row.id })) ?? null;
      if (row.due === null) return [];
      const back = comesBack({ until, due: row.due, dueSetAt: row.dueSetAt });
      return [{ ...asCaseRow(row), until, backAt: new Date(back.at).toISOString() }];
    })
    .slice(0, mostOfOthers)
    .toSorted((one, other) => one.backAt.localeCompare(other.backAt));
}

/** A case that is over stands in nobody's list, so whoever waits there would wait for ever; where its owner has left, too. */
function withStrangers(ctx: Context) {
  const heirOn = ctx.actor.desks.map(({ deskId }) => deskId).filter((deskId) => leadsOn(ctx.actor, deskId));
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
