import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { asRefusal } from '../../../platform/database/database.ts';
import { record } from '../../../platform/events.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { type VisibleCase, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { orElse } from '../../conversations/index.ts';
import { gapOfQuestion } from '../../knowledge/index.ts';
import { askTask, lapseAtOnce, withdraw } from '../../tasks/index.ts';
import { askChanged } from '../events.ts';
import { expertsOf, type Known } from '../queries/experts.ts';
import { type TurnTaken, turnsOf } from '../queries/turns.ts';
import { type ExpertsTables, tables } from '../tables.ts';
import { reach, tellOver } from './reach.ts';

type Ask = Selectable<ExpertsTables['asks']> & { question: string; by: string };
/** Null once the words were erased. */
type Due = Omit<Ask, 'question'> & { question: string | null };

/** How long one is asked before the next one is as well, in minutes. */
const minutesOfTurn = 3;

/**
 * Asks the next one where somebody does not answer in time or cannot, and ends what is settled; of one question at a time.
 * Whoever was asked before may still answer: the first answer counts.
 */
export async function goOnAsking(ctx: Context): Promise<number> {
  const next = await dueNow(ctx).orderBy('a.nextAt').limit(1).executeTakeFirst();
  if (!next) return 0;
  const turns = await turnsOf(ctx, next);
  const due = await dueNow(ctx).where('a.id', '=', next.id).forUpdate('a').skipLocked().executeTakeFirst();
  if (due) await goOn(ctx, due, turns);
  return 1;
}

const dueNow = (ctx: Context) =>
  tables(ctx)
    .selectFrom('asks as a')
    .leftJoin('askWords as w', (join) =>
      join.onRef('w.deskId', '=', 'a.deskId').onRef('w.askId', '=', 'a.id'),
    )
    .innerJoin('persons as p', 'p.id', 'a.askedById')
    .selectAll('a')
    .select(['w.question', 'p.name as by'])
    .where('a.deskId', '=', ctx.actor.deskId ?? '')
    .where('a.nextAt', '<=', ctx.now);

async function goOn(ctx: Context, { question, ...due }: Due, turns: readonly TurnTaken[]): Promise<void> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, due.caseId));
  const ask = { ...due, question: question ?? '' };
  const open = turns.filter(({ state }) => state === 'asked');
  if (ask.settledAt !== null || theCase.state === 'ended' || question === null) {
    for (const { isOutside: ofThirdParty, ...task } of open) await withdraw(ctx, { ...task, ofThirdParty });
    await tellOver(ctx, ask, open);
    await leave(ctx, ask, { nextAt: null, ...(ask.settledAt === null && settled(ctx, 'taken back')) });
  } else if (ask.endsAt <= ctx.now) await nobody(ctx, ask, { theCase, open });
  else if (await askNext(ctx, { ...ask, caseId: theCase.id }, turns))
    await leave(ctx, ask, { nextAt: nextTurn(ctx.now, ask.endsAt) });
  else if (open.length > 0) await leave(ctx, ask, { nextAt: ask.endsAt });
  else await nobody(ctx, ask, { theCase, open });
  await record(ctx, askChanged, ask.deskId, { caseId: theCase.id });
}

const settled = (ctx: Context, outcome: 'nobody' | 'taken back') => ({ outcome, settledAt: ctx.now });

const leave = (
  ctx: Context,
  { deskId, id }: Ask,
  left: Partial<Pick<Ask, 'nextAt' | 'settledAt' | 'outcome' | 'gapId'>>,
) => tables(ctx).updateTable('asks').set(left).where('deskId', '=', deskId).where('id', '=', id).execute();

function nextTurn(now: Instant, endsAt: Instant): Instant {
  const next = asInstant(Temporal.Instant.from(now).add({ minutes: minutesOfTurn }));
  return next < endsAt ? next : endsAt;
}

/** Whether there was one. Whoever cannot be asked after all, as who has left, is passed over. */
async function askNext(ctx: Context, ask: Ask, turns: readonly TurnTaken[]): Promise<boolean> {
  const known = await expertsOf(ctx, { deskId: ask.deskId, said: ask.question });
  const left = known.filter(
    ({ canNow, engagementId, personId }) =>
      canNow &&
      personId !== ask.askedById &&
      !turns.some((was) => was.engagementId === engagementId && was.personId === personId),
  );
  const first = left.find(({ id }) => id === ask.firstId);
  for (const expert of first ? [first, ...left.filter((one) => one !== first)] : left)
    if (await askOne(ctx, ask, { expert, turn: turns.length + 1 })) return true;
  return false;
}

type Turn = { expert: Known; turn: number };

/** In the name of whoever asks, so that they may do what they may do by hand and nothing else. */
const askOne = (ctx: Context, ask: Ask, { expert, turn }: Turn): Promise<boolean> =>
  orPassedOver(ctx, ask, false, async () => {
    const { engagementId, personId } = expert;
    const asker = await ctx.become({
      ...{ kind: 'person', personId: ask.askedById, organizationId: ask.askedByOrganizationId },
    });
    const { id: taskId } = await askTask(
      asker,
      { case: ask.caseId, engagementId, personId, request: ask.question, due: ask.endsAt },
      { atOnce: true },
    );
    const desk = await asDesk(ctx, ask);
    const reached = await reach(desk, { ask, expert, taskId });
    await tables(desk)
      .insertInto('askTurns')
      .values({ deskId: ask.deskId, askId: ask.id, turn, taskId, ...reached })
      .execute();
    return true;
  });

type Over = { theCase: VisibleCase; open: readonly TurnTaken[] };

/** What nobody said in time is for somebody to find out. */
async function nobody(ctx: Context, ask: Ask, { theCase, open }: Over): Promise<void> {
  await lapseAtOnce(ctx, open);
  await tellOver(ctx, ask, open);
  const gapId = await gapOf(ctx, ask, theCase);
  await leave(ctx, ask, { ...settled(ctx, 'nobody'), nextAt: null, gapId });
}

/** Made by whoever asks, or by whoever owns the case where they work here no more. */
async function gapOf(ctx: Context, ask: Ask, theCase: VisibleCase): Promise<string | null> {
  const makers = [
    { personId: ask.askedById, organizationId: ask.askedByOrganizationId },
    ...(await ownerOf(ctx, theCase)),
  ];
  for (const maker of makers) {
    const gapId = await orPassedOver(ctx, ask, null, async () => {
      const them = await ctx.become({ kind: 'person', ...maker });
      const made = await gapOfQuestion(them, await visibleCase(them, theCase.id), ask.question);
      await asDesk(ctx, ask);
      return made;
    });
    if (gapId) return gapId;
  }
  return null;
}

async function ownerOf(ctx: Context, { deskId, ownerId }: VisibleCase) {
  const { rows } = await sql<{ personId: string; organizationId: string }>`
    select person_id, organization_id from roster
    where desk_id = ${deskId} and person_id = ${ownerId} and ended_at is null`.execute(ctx.db);
  return rows;
}

/** Goes on as the desk, whatever became of it. */
const orPassedOver = <T>(ctx: Context, ask: Ask, without: T, work: () => Promise<T>): Promise<T> =>
  orElse(ctx, work, async (failure) => {
    if (!(asRefusal(failure) instanceof Refusal)) throw failure;
    await asDesk(ctx, ask);
    return without;
  });

const asDesk = (ctx: Context, { deskId }: Ask) => ctx.become({ kind: 'desk-system', deskId });
