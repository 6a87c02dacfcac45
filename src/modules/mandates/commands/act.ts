import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { append, type VisibleCase, visibleCase } from '../../cases/index.ts';
import { isReachable, mention, place, refuseOver, say } from '../../conversations/index.ts';
import { worksForClient } from '../../desks/policy.ts';
import { askTask } from '../../tasks/index.ts';
import { earliestAnswer, usualAnswer } from '../answer-times.ts';
import type { ActKind, mandatesApi } from '../contract.ts';
import { sayPromised } from '../customer-words.ts';
import { type Allowed, type Extent, isCovered, mayAct, mayFallBack, promise } from '../policy.ts';
import { promisedDayOver } from '../promised-day.ts';
import { actedBefore, actKindOf, mandateHeld } from '../queries/held.ts';
import { needAllows } from '../queries/needs.ts';
import { tables } from '../tables.ts';
import { actWords, describe, describeSaid } from '../words.ts';

type Acting = Input<typeof mandatesApi.act>;
type Act = {
  theCase: VisibleCase;
  kind: ActKind;
  extent: Extent;
  mandate: Allowed | null;
  /** Of the kind on this case, done or asked for. */
  before: number;
};

/** Something is done for the customer: at once where the client's mandate covers it and the need is not one it keeps, else when it has agreed. */
export async function act(ctx: Context, input: Acting): Promise<Made> {
  const theCase = await visibleCase(ctx, input.case);
  permit(mayAct(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  const kind = await actKindOf(ctx, theCase.deskId, input.kind);
  const extent = extentOf(kind, input);

  const isOpen = await needAllows(ctx, theCase.deskId, theCase.id);
  const mandate = isOpen ? await heldByMe(ctx, theCase.deskId, kind.kind) : null;
  const isFree = worksForClient(ctx.actor, theCase.deskId);
  const { currency } = extent;
  const of = { deskId: theCase.deskId, caseId: theCase.id, kind: kind.kind, currency };
  const one = { theCase, kind, extent, mandate, before: await actedBefore(ctx, of) };
  return isFree || isCovered(mandate, extent, one.before)
    ? doAtOnce(ctx, one, input.text)
    : ask(ctx, one, input);
}

async function doAtOnce(ctx: Context, one: Act, text: string): Promise<Made> {
  const { theCase, mandate } = one;
  const id = await keepAct(ctx, one, { state: 'done', text });
  const entryId = await append(ctx, place(theCase), {
    ...{ kind: 'act done', audience: 'companies', data: { actId: id } },
    words: { text: `${describeNow(ctx, one)}: ${text}` },
  });
  const { deskId } = theCase;
  if (mandate?.step === 'tell') await tellClient(ctx, { deskId, caseId: theCase.id, entryId });
  if (one.kind.kind === promise) await promiseIt(ctx, one, text);
  return { id, caseId: theCase.id };
}

/** A promise is made by saying it; whom no letter reaches is rung by whoever makes it. */
async function promiseIt(ctx: Context, { theCase, extent }: Act, text: string): Promise<void> {
  if (extent.days === null || !(await isReachable(ctx, place(theCase)))) return;
  const { zone } = theCase.desk;
  const said = sayPromised(theCase.language, text, { days: extent.days, from: ctx.now, zone });
  await say(ctx, { case: theCase.id, audience: 'customer', text: said });
}

/** Whoever speaks for the client finds what was done in its name where notes that name them stand. */
async function tellClient(
  ctx: Context,
  note: { deskId: string; caseId: string; entryId: string },
): Promise<void> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from app.who_answers_for(${note.deskId}) as answers (person_id)`.execute(ctx.db);
  const people = rows.map(({ personId }) => personId).filter((personId) => personId !== ctx.actor.id);
  await mention(ctx, note, people);
}

/** The client decides; what is done if nobody answers is within the mandate, or nothing. */
async function ask(ctx: Context, one: Act, { text, ifNobody }: Acting): Promise<Made> {
  const { theCase, kind, extent, mandate, before } = one;
  const otherwise = otherwiseOf(kind, extent, ifNobody);
  const by = answeredBy(ctx, one, ifNobody);
  if (otherwise && !mayFallBack(mandate, otherwise, before))
    throw invalid('act.otherwise', 'What is done if nobody answers must be allowed without asking.');
  const language = languageOf(theCase);
  const words = actWords(language);
  const fallsBackTo =
    otherwise &&
    (kind.measure === 'none' ? words.goesOn : words.instead(describe(language, kind, otherwise)));
  const isTold = kind.told && (await isReachable(ctx, place(theCase)));
  const nothing = isTold ? words.nothingTold : words.nothingInstead;
  const task = await askTask(ctx, {
    case: theCase.id,
    engagementId: await clientOf(ctx, theCase.deskId),
    request: `${describeNow(ctx, one)}: ${text}`,
    due: by,
    question: {
      choices: [words.yes, words.no],
      otherwise: fallsBackTo ?? nothing,
    },
  });
  const id = await keepAct(ctx, one, { state: 'asked', text, taskId: task.id, otherwise });
  // Its words are those of the question beside it.
  await append(ctx, place(theCase), { kind: 'act asked', audience: 'companies', data: { actId: id } });
  return { id, caseId: theCase.id };
}

/** Not so soon that nobody reads it, and of a promise not after its day, which would be over when it is made. */
function answeredBy(
  ctx: Context,
  { theCase: { desk }, kind, extent: { days } }: Act,
  ifNobody: Acting['ifNobody'],
): Instant {
  const chosen = ifNobody && asInstant(Temporal.Instant.from(ifNobody.by));
  if (chosen && chosen < earliestAnswer(ctx.now, desk))
    throw invalid('act.too-soon', 'Leave the client an hour of the desk’s opening hours at least to answer.');
  const by = chosen ?? usualAnswer(ctx.now, desk);
  const isPromise = kind.kind === promise && days !== null;
  if (isPromise && by > promisedDayOver({ days, from: ctx.now, zone: desk.zone }))
    throw invalid('act.too-late', 'The day that is promised would be over before the client has to answer.');
  return by;
}

const languageOf = ({ desk }: VisibleCase): string => desk.languages[0] ?? 'en';

const describeNow = (ctx: Context, { theCase, kind, extent }: Act): string =>
  describeSaid(languageOf(theCase), kind, { extent, from: ctx.now, zone: theCase.desk.zone });

/** How much is done, in what its kind is measured in. */
function extentOf({ measure }: ActKind, { amountMinor, currency, days }: Acting): Extent {
  const isMoney = amountMinor !== undefined && currency !== undefined;
  if (measure === 'money' && !isMoney)
    throw invalid('act.amount', 'Say how much money it is, and in which currency.');
  if (measure === 'days' && days === undefined) throw invalid('act.days', 'Say how many days it is.');
  return {
    amountMinor: measure === 'money' ? (amountMinor ?? null) : null,
    currency: measure === 'money' ? (currency ?? null) : null,
    days: measure === 'days' ? (days ?? null) : null,
  };
}

function otherwiseOf(
  { measure }: ActKind,
  { currency }: Extent,
  ifNobody: Acting['ifNobody'],
): Extent | null {
  if (measure === 'money' && ifNobody?.amountMinor !== undefined)
    return { amountMinor: ifNobody.amountMinor, currency, days: null };
  if (measure === 'days' && ifNobody?.days !== undefined)
    return { amountMinor: null, currency: null, days: ifNobody.days };
  if (measure === 'none' && ifNobody?.goesOn) return { amountMinor: null, currency: null, days: null };
  return null;
}

async function heldByMe(ctx: Context, deskId: string, kind: string): Promise<Allowed | null> {
  const me = await tables(ctx)
    .selectFrom('roster')
    .select('engagementId')
    .where('deskId', '=', deskId)
    .where('personId', '=', ctx.actor.id)
    .executeTakeFirstOrThrow();
  return mandateHeld(ctx, { deskId, engagementId: me.engagementId, kind });
}

export async function clientOf(ctx: Context, deskId: string): Promise<string> {
  const client = await tables(ctx)
    .selectFrom('engagements')
    .select('id')
    .where('deskId', '=', deskId)
    .where('role', '=', 'client')
    .where(sql<boolean>`app.running(starts_at, ends_at)`)
    .executeTakeFirst();
  if (!client) throw conflict('act.no-client', 'Nobody of the client works on this desk who could be asked.');
  return client.id;
}

type Kept = { state: 'done' | 'asked'; text: string; taskId?: string; otherwise?: Extent | null };

async function keepAct(ctx: Context, { theCase, kind, extent }: Act, kept: Kept): Promise<string> {
  const id = uuid();
  const { deskId } = theCase;
  const { state, text, taskId = null, otherwise } = kept;
  const db = tables(ctx);
  await db
    .insertInto('acts')
    .values({
      ...{ deskId, id, caseId: theCase.id, kind: kind.kind, measure: kind.measure, ...extent, state, taskId },
      byId: ctx.actor.id,
      organizationId: ctx.actor.organizationId ?? '',
      otherwiseMinor: otherwise?.amountMinor ?? null,
      otherwiseDays: otherwise?.days ?? null,
      otherwiseDone: kind.measure === 'none' && Boolean(otherwise),
    })
    .execute();
  await db.insertInto('actWords').values({ deskId, actId: id, text }).execute();
  return id;
}
