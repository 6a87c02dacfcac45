import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/refusal.ts';
import {
  contactFrom,
  type NewFile,
  orElse,
  type PlacedText,
  type Spoken,
  showTo,
  subjectOf,
  textToStaff,
  wishIn,
} from '../../conversations/index.ts';
import { customersAt, newCustomerAt } from '../../customers/index.ts';
import type { FoundCustomer } from '../../today/contract.ts';
import { foundCustomers } from '../../today/index.ts';
import { isClear, type Lists } from '../lists.ts';
import type { ProposalChoice } from '../proposed.ts';
import { type Choice, choicesAt } from '../questions.ts';
import { type Item, tables } from '../tables.ts';
import { clockIn, dayIn, dayOf, itemsAt, keepDay, sayDay, type Worker } from '../the-day.ts';
import { type Act, understand } from '../understand.ts';
import { type PocketWords, pocketWords } from '../words.ts';
import { answerNow } from './answer-now.ts';
import { answerQuestion, isAnswered } from './answer-question.ts';
import { asDesk, asThem } from './as-them.ts';
import { carryOut, labelOf, type OnItem } from './carry-out.ts';
import { decideProposal, takeDecisionBack } from './decide-proposal.ts';
import { countsAtOnce, lastAct, takeBack } from './take-back.ts';

/** Whoever works by text at a number; asked as the desk. */
export async function workerAt(ctx: Context, deskId: string, number: string): Promise<Worker | undefined> {
  return workers(ctx, deskId).where('w.number', '=', number).executeTakeFirst();
}

export const workers = (ctx: Context, deskId: string) =>
  tables(ctx)
    .selectFrom('pockets as w')
    .innerJoin('desks as d', 'd.id', 'w.deskId')
    .innerJoin('persons as p', 'p.id', 'w.personId')
    .select([
      'w.deskId',
      'w.id as pocketId',
      'w.personId',
      'w.organizationId',
      'w.number',
      'p.name',
      'd.zone',
    ])
    .select(sql<string>`d.languages[1]`.as('language'))
    .where('w.deskId', '=', deskId)
    .where('w.id', 'in', sql<string>`(select app.works_by_text(${deskId}))`);

/**
 * What somebody who works there texts: each line that is understood is done as them and answered with what was
 * understood; the rest goes on to the desk word for word, and nothing is guessed. Null of anybody else.
 */
export async function workByText(ctx: Context, spoken: Spoken): Promise<PlacedText | null> {
  const { deskId, number } = spoken;
  const worker = number === null ? undefined : await workerAt(ctx, deskId, number);
  if (!worker) return null;
  const wish = wishIn(spoken.text);
  if (wish === 'stop') return sendNoDay(ctx, worker);
  if (wish === 'start') return null;
  const today = dayIn(ctx.now, worker.zone);
  const lines = spoken.text.split('\n').filter((line) => line.trim() !== '');
  const replies: string[] = [];
  const reply = uuid();
  const choices = await choicesAt(ctx, worker, spoken.at);
  const items = await itemsAt(ctx, worker, spoken.at);
  const read = lines.map((line) => ({ line, ...meant(understand(line, today), { choices, items }) }));
  // What was sent along belongs to the first thing that is named.
  const first = read.find(({ act }) => act && 'item' in act && items.now[act.item - 1]);
  for (const one of read) {
    if (one.act && 'choices' in one.act)
      for (const choice of one.act.choices)
        replies.push(
          await (choice.caseId === null ? decide(ctx, worker, choice) : choose(ctx, worker, choice)),
        );
    else if (one.act) {
      const item = 'item' in one.act ? items.now[one.act.item - 1] : undefined;
      const sent = one === first ? spoken.files : [];
      replies.push(await answerTo(ctx, { worker, act: one.act, item, files: sent, reply }));
    }
  }
  const files = first ? [] : spoken.files;
  const rest = read.filter(({ act }) => !act).map(({ line }) => line);
  const isMore = rest.length > 0 || files.length > 0;
  const answered = isMore ? await answerNow(ctx, worker, { text: rest.join('\n'), files }) : null;
  if (answered) replies.push(answered);
  const left = isMore && !answered ? await passOn(ctx, { worker, spoken, rest, files }) : null;
  if (left) replies.push(pocketWords(worker.language).passedOn(rest.join(' ').slice(0, 60) || '📎'));
  const unclear = read.find(({ readFrom }) => readFrom)?.readFrom;
  if (unclear) replies.push(pocketWords(worker.language).newList(clockIn(unclear, worker.zone)));
  await textToStaff(ctx, { id: reply, deskId, number: worker.number, words: replies.join('\n') });
  return left ?? { entryId: null, caseId: null };
}

type AnyChoice = Choice | ProposalChoice;
type Meant = Exclude<Act, { kind: 'answer' }> | { choices: AnyChoice[] };

type Sent = { choices: Lists<AnyChoice>; items: Lists<Item> };
/** `readFrom` where it is not clear which list is meant, and from when on it will be. */
type Read = { act: Meant | null; readFrom?: Instant | null };

/** Digits are meant as answers where each stands for one, and no two for the same question; else they are not guessed. */
function meant(act: Act | null, { choices, items }: Sent): Read {
  if (act && 'item' in act && !isClear(items, act.item)) return { act: null, readFrom: items.readFrom };
  if (act?.kind !== 'answer') return { act };
  if (!act.digits.every((digit) => isClear(choices, digit))) return { act: null, readFrom: choices.readFrom };
  const chosen = act.digits.map((digit) => choices.now[digit - 1]).filter((choice) => choice !== undefined);
  const isEach = new Set(chosen.map(askedOf)).size === act.digits.length;
  return { act: isEach ? { choices: chosen } : null };
}

const askedOf = (choice: AnyChoice) => ('proposalId' in choice ? choice.proposalId : choice.taskId);

/** Whoever wants no texts gets no day and no questions, and is heard like everybody who wants none. */
async function sendNoDay(ctx: Context, { deskId, pocketId }: Worker): Promise<null> {
  await tables(ctx)
    .updateTable('pockets')
    .set({ dayAt: null, questionsAt: [] })
    .where('deskId', '=', deskId)
    .where('id', '=', pocketId)
    .execute();
  return null;
}

type Answering = {
  worker: Worker;
  act: Exclude<Act, { kind: 'answer' }>;
  item: Item | undefined;
  files: NewFile[];
  /** The text in which the answer goes. */
  reply: string;
};

/** What cannot be done is answered with the reason, and holds up nothing else in the text. */
async function answerTo(ctx: Context, { worker, act, reply, ...more }: Answering): Promise<string> {
  const words = pocketWords(worker.language);
  return orElse(
    ctx,
    () => ('item' in act ? onItem(ctx, { worker, act, ...more }) : ask(ctx, worker, { act, reply })),
    async (failure) => {
      if (!(failure instanceof Refusal)) throw failure;
      await asDesk(ctx, worker);
      return 'item' in act ? words.refused(act.item, failure.message) : failure.message;
    },
  );
}

async function choose(ctx: Context, worker: Worker, choice: Choice): Promise<string> {
  const words = pocketWords(worker.language);
  const { caseId, taskId } = choice;
  return orElse(
    ctx,
    async () => {
      const reply = await answerQuestion(await asThem(ctx, worker), worker, choice);
      const desk = await showTo(ctx, worker, { cases: [choice] });
      await keepAct(desk, worker, { kind: 'answer', caseId, taskId });
      return (await countsAtOnce(desk, worker, taskId)) ? reply : `${reply} ${words.undoHow}`;
    },
    async (failure) => {
      if (!(failure instanceof Refusal)) throw failure;
      const desk = await showTo(ctx, worker, { cases: [choice] });
      const label = await labelOf(desk, worker, { caseId, taskId: null });
      return isAnswered(failure) ? words.answeredBefore(label) : `${label}: ${failure.message}`;
    },
  );
}

/** Of who is proposed; only an admission can be taken back. */
async function decide(ctx: Context, worker: Worker, choice: ProposalChoice): Promise<string> {
  return orElse(
    ctx,
    async () => {
      const { reply, isAdmitted } = await decideProposal(await asThem(ctx, worker), worker, choice);
      const desk = await asDesk(ctx, worker);
      const { proposalId } = choice;
      if (isAdmitted)
        await keepAct(desk, worker, { kind: 'proposal', caseId: null, taskId: null, proposalId });
      return reply;
    },
    async (failure) => {
      if (!(failure instanceof Refusal)) throw failure;
      await asDesk(ctx, worker);
      return failure.message;
    },
  );
}

type Kept = {
  kind: OnItem['kind'] | 'answer' | 'proposal';
  caseId: string | null;
  taskId: string | null;
  proposalId?: string;
};

const keepAct = (ctx: Context, { deskId, pocketId }: Worker, act: Kept) =>
  tables(ctx)
    .insertInto('pocketActs')
    .values({ deskId, id: uuid(), pocketId, ...act })
    .execute();

async function onItem(
  ctx: Context,
  { worker, act, item, files }: { worker: Worker; act: OnItem; item: Item | undefined; files: NewFile[] },
): Promise<string> {
  const words = pocketWords(worker.language);
  if (!item) return words.noItem(act.item);
  const reply = await carryOut(await asThem(ctx, worker), act, { worker, item, files });
  await keepAct(await showTo(ctx, worker, { cases: [item] }), worker, { kind: act.kind, ...item });
  return `${reply} ${words.undoHow}`;
}

async function ask(
  ctx: Context,
  worker: Worker,
  { act, reply }: { act: Exclude<Act, OnItem | { kind: 'answer' }>; reply: string },
): Promise<string> {
  const words = pocketWords(worker.language);
  if (act.kind === 'help') return words.help;
  if (act.kind === 'undo') return undo(ctx, worker);
  if (act.kind === 'find') {
    const { deskId } = worker;
    const asked = { q: act.words, limit: mostFound, deskId };
    const found = await foundCustomers(await asThem(ctx, worker), asked);
    const cases = found.flatMap((one) => one.cases.map(({ id }) => ({ caseId: id })));
    await showTo(ctx, worker, { cases });
    return sayFound(found, words, act.words);
  }
  const items = await dayOf(await asThem(ctx, worker), worker);
  const desk = await showTo(ctx, worker, { cases: items });
  await keepDay(desk, worker, { items, outboxId: reply, askedFor: true });
  return sayDay(items, { zone: worker.zone, words });
}

async function undo(ctx: Context, worker: Worker): Promise<string> {
  const act = await lastAct(ctx, worker);
  if (!act) return pocketWords(worker.language).nothingToUndo;
  const them = await asThem(ctx, worker);
  const { caseId, proposalId } = act;
  const reply = proposalId
    ? await takeDecisionBack(them, worker, proposalId)
    : await takeBack(them, worker, act);
  const desk = await showTo(ctx, worker, { cases: caseId ? [{ caseId }] : [] });
  await tables(desk)
    .updateTable('pocketActs')
    .set({ undoneAt: ctx.now })
    .where('deskId', '=', worker.deskId)
    .where('id', '=', act.id)
    .execute();
  return reply;
}

const mostFound = 3;

function sayFound(found: readonly FoundCustomer[], words: PocketWords, q: string): string {
  if (found.length === 0) return words.foundNobody(q);
  return found
    .map(({ name, addresses, cases }) =>
      words.found(
        name,
        addresses.join(', '),
        cases
          .filter(({ state }) => state === 'open')
          .map(({ reference, subject }) => `${reference}: ${subject}`)
          .join('\n'),
      ),
    )
    .join('\n\n');
}

/** They are somebody's customer like others, too: what they ask of their desk has an owner and a next word. */
async function passOn(
  ctx: Context,
  { worker, spoken, rest, files }: { worker: Worker; spoken: Spoken; rest: string[]; files: NewFile[] },
): Promise<PlacedText> {
  const { deskId, number, name, language } = worker;
  const there = await customersAt(ctx, deskId, { kind: 'phone', address: number });
  if (there.length === 0) await newCustomerAt(ctx, { deskId, name, address: number, language });
  const text = rest.join('\n');
  return contactFrom(ctx, { ...spoken, text, subject: subjectOf(text), files });
}
