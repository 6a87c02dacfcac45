import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { append } from '../../cases/index.ts';
import { isReachable, queueLetter } from '../../conversations/index.ts';
import type { ActKind, Measure } from '../contract.ts';
import { customerWords, sayNotDone, sayPromised } from '../customer-words.ts';
import { type Extent, mayFallBack, promise } from '../policy.ts';
import { promisedDayOver } from '../promised-day.ts';
import { actedBefore, mandateHeld } from '../queries/held.ts';
import { needAllows } from '../queries/needs.ts';
import { tables } from '../tables.ts';
import { actWords, describe, describeSaid } from '../words.ts';

type Answered = ActKind & {
  deskId: string;
  id: string;
  caseId: string;
  engagementId: string;
  byId: string;
  organizationId: string;
  answer: 'agreed' | 'refused' | 'lapsed' | 'withdrawn';
  amountMinor: number | null;
  currency: string | null;
  days: number | null;
  otherwiseMinor: number | null;
  otherwiseDays: number | null;
  otherwiseDone: boolean;
  measure: Measure;
  text: string;
  language: string;
  /** Who looks after the case, the language of its customer, and when they hear next; null: it is over. */
  owner: string;
  spoken: string;
  due: Instant | null;
  zone: string;
  askedAt: Instant;
};

/** The client has answered what it was asked, or nobody did: then what was said for that is done. */
export async function settleActs(ctx: Context): Promise<number> {
  const { rows } = await sql<Answered>`
    select a.desk_id, a.id, a.case_id, a.engagement_id, a.by_id, a.organization_id, a.kind, k.name, k.told, a.measure,
      app.act_answered(a.desk_id, a.task_id) as answer, a.amount_minor::float8 as amount_minor, a.currency, a.days,
      a.otherwise_minor::float8 as otherwise_minor, a.otherwise_days, a.otherwise_done, coalesce(w.text, '') as text,
      d.languages[1] as language, app.called(c.desk_id, p.id, p.name) as owner, u.language as spoken, c.due, d.zone,
      a.recorded_at as asked_at
    from acts a
    join desks d on d.id = a.desk_id
    join cases c on c.desk_id = a.desk_id and c.id = a.case_id
    join customers u on u.desk_id = c.desk_id and u.id = c.customer_id
    join persons p on p.id = c.owner_id
    join act_kinds k on k.desk_id = a.desk_id and k.kind = a.kind
    join tasks t on t.desk_id = a.desk_id and t.id = a.task_id
    left join act_words w on w.desk_id = a.desk_id and w.act_id = a.id
    where a.desk_id = ${ctx.actor.deskId} and a.state = 'asked' and t.state not in ('asked', 'accepted')
    order by a.recorded_at limit 50 for update of a skip locked`.execute(ctx.db);
  for (const one of rows) await settle(ctx, one);
  return rows.length;
}

async function settle(ctx: Context, one: Answered): Promise<void> {
  const { deskId, id, caseId, answer, language } = one;
  await tables(ctx)
    .updateTable('acts')
    .set({ state: answer })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  // Who takes their question back has said so on the line.
  if (answer === 'withdrawn') return;
  const isReached = await isReachable(ctx, one);
  const { says, tells } = answer === 'lapsed' ? await fallBack(ctx, one, isReached) : answered(ctx, one);
  const text = tells && !isReached ? actWords(language).tellThem(says) : says;
  const entryId = await append(
    ctx,
    { deskId, caseId },
    { kind: `act ${answer}`, audience: 'companies', data: { actId: id }, words: { text } },
  );
  await sql`select app.tell_of_fallback(${deskId}, ${entryId})`.execute(ctx.db);
  if (tells && isReached) await tellCustomer(ctx, one, tells);
}

type Telling = { kind: 'act agreed' | 'act done' | 'act lapsed'; actId: string; text: string };
/** What those who help read, and what the customer is told; null where they need not hear of it by itself. */
type Settled = { says: string; tells: Telling | null };

/** What the client agreed to promise is promised by saying it, in the words and with the day that it read. */
function answered(ctx: Context, one: Answered): Settled {
  const { id, kind, answer, amountMinor, currency, days, askedAt: from, zone, due, spoken } = one;
  const extent = { amountMinor, currency, days };
  const says = describeSaid(one.language, one, { extent, from, zone });
  if (answer !== 'agreed' || kind !== promise || days === null || due === null) return { says, tells: null };
  if (promisedDayOver({ days, from, zone }) <= ctx.now)
    return { says: actWords(one.language).dayOver(says), tells: null };
  const text = sayPromised(spoken, one.text, { days, from, zone });
  return { says: `${says}.`, tells: { kind: 'act agreed', actId: id, text } };
}

/** What was allowed when it was asked may not be any more. */
async function fallBack(ctx: Context, one: Answered, isReached: boolean): Promise<Settled> {
  const words = actWords(one.language);
  const { otherwiseMinor: amountMinor, otherwiseDays: days } = one;
  if (amountMinor === null && days === null && !one.otherwiseDone) return nothingDone(one, isReached);
  const extent: Extent = { amountMinor, currency: one.currency, days };
  const what = describeSaid(one.language, one, { extent, from: ctx.now, zone: one.zone });
  const isOpen = await needAllows(ctx, one.deskId, one.caseId);
  const mandate = isOpen ? await mandateHeld(ctx, one) : null;
  if (!mayFallBack(mandate, extent, await actedBefore(ctx, one)))
    return nothingDone(one, isReached, `${words.loweredMeanwhile(describe(one.language, one, extent))} `);
  const actId = await doInstead(ctx, one, extent);
  const text = saidInstead(ctx, one, extent);
  const says = one.otherwiseDone ? words.wentOn : words.lapsedFor;
  return { says: says(what), tells: one.told ? { kind: 'act done', actId, text } : null };
}

/** A nearer promise is said as it was meant; what is not measured goes on as it was asked for. */
function saidInstead(ctx: Context, one: Answered, extent: Extent): string {
  const { spoken, owner, zone, kind, text, measure } = one;
  if (kind === promise && extent.days !== null)
    return sayPromised(spoken, text, { days: extent.days, from: ctx.now, zone });
  const words = customerWords(spoken);
  const says = measure === 'none' ? words.goesOn : words.doneInstead;
  return says(describe(spoken, one, extent), owner);
}

/** Whoever asked says it where the desk cannot; when it is over already, the customer waits for nothing. */
function nothingDone(one: Answered, isReached: boolean, why = ''): Settled {
  const { id, told, spoken, owner, due, language } = one;
  const words = actWords(language);
  if (!told || due === null || !isReached) return { says: `${why}${words.lapsedForNothing}`, tells: null };
  const tells = { kind: 'act lapsed', actId: id, text: sayNotDone(spoken, one, owner) } as const;
  return { says: `${why}${words.lapsedAndTold}`, tells };
}

/** Nobody is there to say it, so the desk does: what they have now or do not, and when the next word comes. */
async function tellCustomer(
  ctx: Context,
  { deskId, caseId, due }: Answered,
  { kind, actId, text }: Telling,
): Promise<void> {
  const said = { kind, audience: 'customer', data: { actId }, words: { text } } as const;
  const entryId = await append(ctx, { deskId, caseId }, said);
  await queueLetter(ctx, {
    ...{ deskId, caseId, entryId, kind: 'message', text: () => text },
    ...(due !== null && { due }),
  });
}

async function doInstead(ctx: Context, one: Answered, extent: Extent): Promise<string> {
  const { deskId, caseId, kind, measure, byId, organizationId, text } = one;
  const id = uuid();
  const db = tables(ctx);
  await db
    .insertInto('acts')
    .values({
      ...{ deskId, id, caseId, kind, measure, byId, organizationId, ...extent },
      ...{ state: 'done', taskId: null, insteadOfId: one.id },
    })
    .execute();
  if (text) await db.insertInto('actWords').values({ deskId, actId: id, text }).execute();
  return id;
}
