import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Credential } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { hashOf } from '../../platform/http/credential.ts';
import type { Input } from '../../platform/http/endpoint.ts';
import { isFormToken, newFormToken } from '../../platform/http/form-token.ts';
import {
  type Exchange,
  failureOn,
  goOnTo,
  isLinkToken,
  linkPages,
  noLink,
  tokenOf,
} from '../../platform/http/link-pages.ts';
import { sendPage } from '../../platform/http/page.ts';
import { type Form, readForm } from '../../platform/http/read-form.ts';
import { sendBytes } from '../../platform/http/send-bytes.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { forbidden, invalid, Refusal } from '../../platform/refusal.ts';
import { answerTask } from './commands/answer-task.ts';
import { moveTask } from './commands/move-task.ts';
import { sayWrong } from './commands/say-wrong.ts';
import { tasksApi } from './contract.ts';
import type { WrongMove } from './move-words.ts';
import { linkedCase } from './queries/linked-case.ts';
import { taskFile } from './queries/task-file.ts';
import { oneTask } from './queries/tasks.ts';
import { noSuchTask, visibleTask } from './queries/visible-task.ts';
import { foundIn } from './read-found.ts';
import { stopIn } from './read-stop.ts';
import { renderProblem, renderTask, type Unsent } from './render-task.ts';
import { tables } from './tables.ts';
import { taskWords } from './words.ts';

type Visitor = { task: string; token: string; credential: Credential };

const thirtyDays = 30 * 24 * 60 * 60;

/** The page behind a task link: somebody without an account reads one task and answers it. */
export const taskPageRoutes = (server: HttpServer, { database }: { database: Database }): Promise<void> =>
  linkPages(server, {
    add: (on) => {
      on('GET', '/t/:token', (exchange) => follow(database, exchange));
      on('GET', '/task/:task', (exchange) => show(database, exchange, null));
      on('GET', '/task/:task/files/:file', (exchange) => save(database, exchange));
      on('POST', '/task/:task/answers', (exchange) => answer(database, exchange));
      on('POST', '/task/:task/moves', (exchange) => move(database, exchange));
      on('POST', '/task/:task/setbacks', (exchange) => wentWrong(database, exchange));
    },
    answerError,
  });

/** Each task keeps its link in a cookie of its own path. */
async function follow(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const token = tokenOf(exchange.request);
  const linked = await database.as({ kind: 'task-link', hash: hashOf(token) }, async (ctx) => {
    const task = await tables(ctx).selectFrom('tasks').select('id').executeTakeFirst();
    return task && { path: `/task/${task.id}`, isSecure: ctx.site.url.startsWith('https:') };
  });
  if (!linked) throw noLink();
  return goOnTo(exchange, { ...linked, cookie: 'task', token, seconds: thirtyDays });
}

async function show(database: Database, exchange: Exchange, unsent: Unsent | null): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const read = await database.as(visitor.credential, async (ctx) => ({
    task: await oneTask(ctx, { task: visitor.task }),
    about: await linkedCase(ctx),
    desk: await deskOf(ctx),
  }));
  const voice = taskWords(exchange.request.headers['accept-language']);
  const token = newFormToken(visitor.token, visitor.task);
  const page = renderTask({ ...read, ...voice, token, unsent });
  return sendPage(exchange, page, statusOf(unsent));
}

/** What was sent on the task or passed on with it is saved, never shown in place. */
async function save(database: Database, { request, reply }: Exchange): Promise<FastifyReply> {
  const { task, credential } = visitorOf(request);
  const { file } = request.params as { file: string };
  return sendBytes(reply, await database.as(credential, (ctx) => taskFile(ctx, { task, file })));
}

const statusOf = (unsent: Unsent | null) =>
  unsent ? (unsent.wrong || unsent.ofMove?.wrong ? 400 : 409) : 200;

/** What is said beside the form, where it can be mended. */
const wrongs = {
  'task.reason': 'noReason',
  'task.date': 'noDay',
  'task.day-over': 'dayOver',
  'task.stop': 'badStop',
  'task.found-cost': 'badCost',
  'task.found-not-done': 'onlyDone',
  'task.found-unsaid': 'notFound',
} as const;

async function answer(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  // Nobody without a link that holds now makes us keep their files while they are sent.
  await database.as(visitor.credential, async () => {});
  const form = await readForm(exchange.request, (fields) => refuseForged(visitor, fields));
  const said = saidIn(form);
  if (form.tooLarge) return show(database, exchange, { ...said, wrong: 'tooLarge' });
  try {
    await database.as(visitor.credential, async (ctx) => {
      const input = tasksApi.answer.input.parse(await inputOf(ctx, visitor, said));
      if (said.withoutFound === undefined) await askWhatIsFound(ctx, input);
      return answerTask(ctx, input, { channel: 'page', files: form.files });
    });
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return show(database, exchange, said);
    if (error instanceof Refusal && error.code in wrongs)
      return show(database, exchange, { ...said, wrong: wrongs[error.code as keyof typeof wrongs] });
    throw error;
  }
  return exchange.reply.redirect(`/task/${visitor.task}`, 303);
}

/** Whoever is done and was asked what they found is asked once more before it goes without that. */
async function askWhatIsFound(ctx: Context, { task, state, found }: Input<typeof tasksApi.answer>) {
  if (state !== 'done' || found) return;
  const { inspectsId } = await visibleTask(ctx, task);
  if (inspectsId !== null)
    throw invalid('task.found-unsaid', 'Say what you found, or that it is done without it.');
}

const wrongMoves: Partial<Record<string, WrongMove>> = {
  'task.nothing-moved': 'nothingMoved',
  'task.stop-asked': 'stopAsked',
};

async function move(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  await database.as(visitor.credential, async () => {});
  const said = saidIn(await readForm(exchange.request, (fields) => refuseForged(visitor, fields)));
  if (!said.text) return show(database, exchange, { ...said, ofMove: { wrong: 'noWhy' } });
  try {
    await database.as(visitor.credential, async (ctx) => {
      const input = tasksApi.move.input.parse(await inputOf(ctx, visitor, said));
      return moveTask(ctx, input, { channel: 'page' });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, kind } = error;
    const wrong = wrongMoves[code];
    const unsent = { ...said, ofMove: { ...(wrong && { wrong }) } };
    if (wrong) return show(database, exchange, unsent);
    if (code in wrongs)
      return show(database, exchange, { ...unsent, wrong: wrongs[code as keyof typeof wrongs] });
    if (kind === 'conflict') return show(database, exchange, unsent);
    throw error;
  }
  return exchange.reply.redirect(`/task/${visitor.task}`, 303);
}

/** Nothing was said where nothing was written. */
async function wentWrong(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  await database.as(visitor.credential, async () => {});
  const { fields } = await readForm(exchange.request, (sent) => refuseForged(visitor, sent));
  const said = tasksApi.sayWrong.input.safeParse({ task: visitor.task, text: fields.get('text') });
  if (said.success)
    await database.as(visitor.credential, (ctx) => sayWrong(ctx, said.data, { channel: 'page' }));
  return exchange.reply.redirect(`/task/${visitor.task}`, 303);
}

function refuseForged({ token, task }: Visitor, fields: Form['fields']): void {
  if (!isFormToken(fields.get('token'), token, task))
    throw forbidden('page.forged', 'This did not come from your page.');
}

/** What is asked of the task: the fields of a stop say one thing together. */
async function inputOf(ctx: Context, { task }: Visitor, said: Record<string, string>) {
  const { stop: whether, stopUntil, stopCost, stopCurrency, stopWords, ...others } = said;
  const { found: seen, foundCost, foundCurrency, ...rest } = others;
  const { zone } = await deskOf(ctx);
  const stop = stopIn({ stop: whether, stopUntil, stopCost, stopCurrency, stopWords }, zone);
  const found = foundIn({ found: seen, foundCost, foundCurrency });
  return { ...rest, task, ...(stop && { stop }), ...(found && { found }) };
}

async function deskOf(ctx: Context) {
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select(['color', 'zone'])
    .where('id', '=', ctx.actor.deskId ?? '')
    .executeTakeFirst();
  if (!desk) throw noSuchTask();
  return desk;
}

function visitorOf(request: FastifyRequest): Visitor {
  const task = z.uuid().safeParse((request.params as { task: string }).task);
  const token = request.cookies.task;
  if (!task.success || !isLinkToken(token)) throw noLink();
  return { task: task.data, token, credential: { kind: 'task-link', hash: hashOf(token) } };
}

/** What was not filled in was not said. */
function saidIn({ fields }: Form): Record<string, string> {
  const { token: _token, ...said } = Object.fromEntries(fields);
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''));
}

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const voice = taskWords(exchange.request.headers['accept-language']);
  const { isGone, status } = failureOn(exchange, error);
  return sendPage(exchange, renderProblem(voice, isGone ? 'noLink' : 'failed'), status);
}
