import type { Selectable } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { visibleCase } from '../../cases/index.ts';
import { orElse } from '../../conversations/index.ts';
import { gapOfQuestion } from '../../knowledge/index.ts';
import { askTask, lapseAtOnce, withdraw } from '../../tasks/index.ts';
import { askChanged } from '../events.ts';
import { expertsOf, type Known } from '../queries/experts.ts';
import { type TurnTaken, turnsOf } from '../queries/turns.ts';
import { type ExpertsTables, tables } from '../tables.ts';
import { reach } from './reach.ts';

type Ask = Selectable<ExpertsTables['asks']> & { question: string; by: string };
/** Null once the words were erased. */
type Due = Omit<Ask, 'question'> & { question: string | null };

/** How long one is asked before the next one is as well, in minutes. */
const minutesOfTurn = 3;

/**
 * Asks the next one where somebody does not answer in time or cannot, and ends what is settled. Whoever was asked before may
 * still answer: the first answer counts.
 */
export async function goOnAsking(ctx: Context): Promise<number> {
  const due = await tables(ctx)
    .selectFrom('asks as a')
    .leftJoin('askWords as w', (join) =>
      join.onRef('w.deskId', '=', 'a.deskId').onRef('w.askId', '=', 'a.id'),
    )
    .innerJoin('persons as p', 'p.id', 'a.askedById')
    .selectAll('a')
    .select(['w.question', 'p.name as by'])
    .where('a.deskId', '=', ctx.actor.deskId ?? '')
    .where('a.nextAt', '<=', ctx.now)
    .orderBy('a.nextAt')
    .limit(20)
    .forUpdate('a')
    .skipLocked()
    .execute();
  for (const ask of due) await goOn(ctx, ask);
  return due.length;
}

async function goOn(ctx: Context, { question, ...due }: Due): Promise<void> {
  const ask = { ...due, question: question ?? '' };
  const turns = await turnsOf(ctx, ask);
  const open = turns.filter(({ state }) => state === 'asked');
  const { state } = await visibleCase(ctx, ask.caseId);
  if (ask.settledAt !== null || state !== 'open' || question === null) {
    for (const { turn: _, ...task } of open) await withdraw(ctx, task);
    await leave(ctx, ask, { nextAt: null, ...(ask.settledAt === null && settled(ctx, 'taken back')) });
  } else if (ask.endsAt <= ctx.now) await nobody(ctx, ask, open);
  else if (await askNext(ctx, ask, turns)) await leave(ctx, ask, { nextAt: nextTurn(ctx.now, ask.endsAt) });
  else if (open.length > 0) await leave(ctx, ask, { nextAt: ask.endsAt });
  else await nobody(ctx, ask, open);
  await record(ctx, askChanged, ask.deskId, { caseId: ask.caseId });
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
  orElse(
    ctx,
    async () => {
      const { engagementId, personId } = expert;
      const asker = await asAsker(ctx, ask);
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
    },
    async (failure) => {
      await asDesk(ctx, ask);
      if (failure instanceof Refusal) return false;
      throw failure;
    },
  );

/** What nobody said in time is for somebody to find out. */
async function nobody(ctx: Context, ask: Ask, open: readonly TurnTaken[]): Promise<void> {
  for (const task of open) await lapseAtOnce(ctx, task);
  await leave(ctx, ask, { ...settled(ctx, 'nobody'), nextAt: null, gapId: await gapOf(ctx, ask) });
}

/** Of whoever asks; there is none where they work here no more. */
const gapOf = (ctx: Context, ask: Ask): Promise<string | null> =>
  orElse(
    ctx,
    async () => {
      const asker = await asAsker(ctx, ask);
      const gapId = await gapOfQuestion(asker, await visibleCase(asker, ask.caseId), ask.question);
      await asDesk(ctx, ask);
      return gapId;
    },
    async (failure) => {
      await asDesk(ctx, ask);
      if (failure instanceof Refusal) return null;
      throw failure;
    },
  );

const asAsker = (ctx: Context, { askedById, askedByOrganizationId }: Ask) =>
  ctx.become({ kind: 'person', personId: askedById, organizationId: askedByOrganizationId });
const asDesk = (ctx: Context, { deskId }: Ask) => ctx.become({ kind: 'desk-system', deskId });
