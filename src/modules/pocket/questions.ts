import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../platform/context.ts';
import { shortened } from '../../platform/shortened.ts';
import type { ProposalView } from '../desks/contract.ts';
import { isOpen } from '../tasks/contract.ts';
import { type Lists, listsAt } from './lists.ts';
import { type AskedOfProposal, choicesOfProposal, type ProposalChoice, sayProposals } from './proposed.ts';
import { sayBy } from './say-by.ts';
import { tables } from './tables.ts';
import { sayItem, type Worker } from './the-day.ts';
import { pocketWords } from './words.ts';

/** What a bundle asks: a question on a case, and how many answers it has. */
type Asked = { caseId: string; taskId: string; choices: number };

type OpenQuestion = {
  caseId: string;
  taskId: string;
  due: Instant;
  request: string;
  choices: string[];
  otherwise: string;
  customer: string;
  subject: string;
};

const mostQuestions = 5;
const mostAnswers = 9;

/**
 * The questions that go next: those that were in no bundle of theirs yet, the first to be due first, and then, as long as
 * there is room, those that nobody has answered since. What does not fit waits for the next one.
 */
export async function questionsNow(
  ctx: Context,
  { deskId, personId, organizationId }: Worker,
): Promise<OpenQuestion[]> {
  const { rows } = await sql<OpenQuestion>`
    select t.case_id, t.id as task_id, t.due, q.request, q.choices, q.otherwise, k.name as customer, w.subject
    from tasks t
    join task_words q on q.desk_id = t.desk_id and q.task_id = t.id
    join cases c on c.desk_id = t.desk_id and c.id = t.case_id
    join case_words w on w.desk_id = c.desk_id and w.case_id = c.id
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    where t.desk_id = ${deskId} and t.choices is not null and t.state in ('asked', 'accepted')
      and t.due > app.now()
      and (t.person_id = ${personId} or (t.person_id is null and t.organization_id = ${organizationId}))
      and (not t.of_leads
        or exists (select from roster r where r.desk_id = t.desk_id and r.person_id = ${personId}
          and r.role in ('accountable', 'lead'))
        or exists (select from app.deputy_of(t.desk_id) d where d.person_id = ${personId}))
    order by exists (select from pocket_bundles b where b.desk_id = t.desk_id and b.person_id = ${personId}
      and b.items @> jsonb_build_array(jsonb_build_object('taskId', t.id))), t.due, t.id
    limit ${mostQuestions}`.execute(ctx.db);
  const last = rows.findIndex((_, place) => answersIn(rows.slice(0, place + 1)) > mostAnswers);
  return last === -1 ? rows : rows.slice(0, last);
}

const answersIn = (questions: readonly OpenQuestion[]) =>
  questions.reduce((sum, { choices }) => sum + choices.length, 0);

/** As many who are proposed as there is room for beside the questions. */
export function roomFor<P>(questions: readonly OpenQuestion[], proposals: readonly P[]): P[] {
  const digits = Math.floor((mostAnswers - answersIn(questions)) / 2);
  return proposals.slice(0, Math.max(0, Math.min(mostQuestions - questions.length, digits)));
}

/** Each question on a line of its own, with its answers under the digits that run on through all of them. */
export function sayQuestions(
  questions: readonly OpenQuestion[],
  { language, zone, now }: { language: string; zone: string; now: Instant },
  proposals: readonly ProposalView[] = [],
): string {
  const words = pocketWords(language);
  let digit = 0;
  const lines = questions.map(({ request, choices, due, otherwise, ...about }) =>
    words.question({
      item: sayItem({ ...about, at: null }, zone),
      request: ended(shortened(request, mostRequest)),
      answers: choices.map((choice) => `${++digit} ${choice}`).join(', '),
      by: sayBy(due, { language, zone, now }),
      otherwise,
    }),
  );
  const proposed = sayProposals(proposals, digit, { language, zone, now });
  return [words.questions(questions.length + proposals.length), ...lines, ...proposed].join('\n');
}

const mostRequest = 200;

/** The digits of the answers come behind it. */
const ended = (request: string) => (/[\p{L}\p{N}]$/u.test(request) ? `${request}.` : request);

type Bundle = {
  place: number;
  questions: readonly OpenQuestion[];
  proposals?: readonly ProposalView[];
  outboxId: string;
};

/** Whether it was kept: of a day there is one first and one second bundle, and no other. */
export async function keepBundle(
  ctx: Context,
  { deskId, pocketId, personId }: Worker,
  { place, questions, proposals = [], outboxId }: Bundle,
): Promise<boolean> {
  const items: (Asked | AskedOfProposal)[] = [
    ...questions.map(({ caseId, taskId, choices }) => ({ caseId, taskId, choices: choices.length })),
    ...proposals.map(({ id }) => ({ proposalId: id, choices: 2 as const })),
  ];
  const kept = await tables(ctx)
    .insertInto('pocketBundles')
    .values({ deskId, id: uuid(), pocketId, personId, place, outboxId, items: JSON.stringify(items) })
    .onConflict((sent) => sent.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

export type Choice = { caseId: string; taskId: string; text: string };
type AnyChoice = Choice | ProposalChoice;
type Item = Asked | AskedOfProposal;

/** What each digit stands for to somebody who writes at a time. Nobody means what is not asked any more. */
export async function choicesAt(ctx: Context, worker: Worker, at: Instant): Promise<Lists<AnyChoice>> {
  const { now, before, readFrom } = await listsAt(ctx, worker, { of: 'bundles', at });
  const [asked, askedBefore] = [(now?.items ?? []) as Item[], (before?.items ?? []) as Item[]];
  const all = [...asked, ...askedBefore];
  const ids = all.flatMap((one) => ('taskId' in one ? [one.taskId] : []));
  if (all.length === 0) return { now: [], before: [], readFrom };
  const rows = await tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('taskWords as w', (join) =>
      join.onRef('w.deskId', '=', 't.deskId').onRef('w.taskId', '=', 't.id'),
    )
    .select(['t.id', 't.state', 'w.choices'])
    .where('t.deskId', '=', worker.deskId)
    .where(sql<boolean>`t.id = any (${ids}::uuid[])`)
    .execute();
  const open = rows.filter(isOpen);
  return { now: choicesIn(asked, rows), before: choicesIn(askedBefore, open), readFrom };
}

function choicesIn(
  asked: readonly Item[],
  rows: readonly { id: string; choices: string[] | null }[],
): (AnyChoice | undefined)[] {
  return asked.flatMap((one): (AnyChoice | undefined)[] => {
    if ('proposalId' in one) return choicesOfProposal(one);
    const { caseId, taskId, choices } = one;
    const texts = rows.find(({ id }) => id === taskId)?.choices ?? [];
    return Array.from({ length: choices }, (_, place) => {
      const text = texts[place];
      return text === undefined ? undefined : { caseId, taskId, text };
    });
  });
}

/** A question that was taken back and is asked anew keeps its digits. */
export async function askInPlaceOf(
  ctx: Context,
  worker: Worker,
  before: string,
  taskId: string,
): Promise<void> {
  const { deskId, personId } = worker;
  const bundles = await tables(ctx)
    .selectFrom('pocketBundles')
    .select(['id', 'items'])
    .where('deskId', '=', deskId)
    .where('personId', '=', personId)
    .where(sql<boolean>`items @> jsonb_build_array(jsonb_build_object('taskId', ${before}::text))`)
    .execute();
  for (const { id, items } of bundles) {
    const anew = (items as Asked[]).map((one) => (one.taskId === before ? { ...one, taskId } : one));
    await tables(ctx)
      .updateTable('pocketBundles')
      .set({ items: JSON.stringify(anew) })
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .execute();
  }
}
