import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Credential } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { hashOf } from '../../platform/http/credential.ts';
import { sendPage } from '../../platform/http/page.ts';
import { problemOf } from '../../platform/http/problem.ts';
import { type Form, readForm, type SentFile } from '../../platform/http/read-form.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { forbidden, Refusal } from '../../platform/refusal.ts';
import { answerTask } from './commands/answer-task.ts';
import { tasksApi } from './contract.ts';
import { oneTask } from './queries/tasks.ts';
import { noSuchTask } from './queries/visible-task.ts';
import { stopIn } from './read-stop.ts';
import { renderProblem, renderTask, type Unsent } from './render-task.ts';
import { tables } from './tables.ts';
import { taskWords } from './words.ts';

type Exchange = { request: FastifyRequest; reply: FastifyReply };
type Visitor = { task: string; token: string; credential: Credential };

const tokenForm = /^[\w-]{20,200}$/;
const thirtyDays = 30 * 24 * 60 * 60;

/** The page behind a task link: somebody without an account reads one task and answers it. Works without JavaScript. */
export async function taskPageRoutes(
  server: HttpServer,
  { database }: { database: Database },
): Promise<void> {
  await server.register(async (pages) => {
    const on = (
      method: 'GET' | 'POST',
      path: string,
      answer: (exchange: Exchange) => Promise<FastifyReply>,
    ) =>
      pages.route({
        ...{ method, url: path, schema: { hide: true } },
        handler: (request, reply) => answer({ request, reply }),
      });
    pages.setErrorHandler((error: FastifyError | Error, request, reply) =>
      answerError({ request, reply }, error),
    );
    on('GET', '/t/:token', (exchange) => follow(database, exchange));
    on('GET', '/task/:task', (exchange) => show(database, exchange, null));
    on('POST', '/task/:task/answers', (exchange) => answer(database, exchange));
  });
}

/** The address shown after the link was followed is without it; each task keeps its link in a cookie of its own path. */
async function follow(database: Database, { request, reply }: Exchange): Promise<FastifyReply> {
  const { token } = request.params as { token: string };
  if (!tokenForm.test(token)) throw noLink();
  const linked = await database.as({ kind: 'task-link', hash: hashOf(token) }, async (ctx) => {
    const task = await tables(ctx).selectFrom('tasks').select('id').executeTakeFirst();
    return task && { path: `/task/${task.id}`, isSecure: ctx.site.url.startsWith('https:') };
  });
  if (!linked) throw noLink();
  return reply
    .setCookie('task', token, {
      path: linked.path,
      httpOnly: true,
      sameSite: 'lax',
      secure: linked.isSecure || request.protocol === 'https',
      maxAge: thirtyDays,
    })
    .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    .redirect(linked.path, 303);
}

async function show(database: Database, exchange: Exchange, unsent: Unsent | null): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const { task, desk } = await database.as(visitor.credential, async (ctx) => ({
    task: await oneTask(ctx, { task: visitor.task }),
    desk: await deskOf(ctx),
  }));
  const voice = taskWords(exchange.request.headers['accept-language']);
  const page = renderTask({ task, desk, ...voice, proof: proofFor(visitor), unsent });
  return sendPage(exchange, page, statusOf(unsent));
}

const statusOf = (unsent: Unsent | null) => (unsent ? (unsent.wrong ? 400 : 409) : 200);

/** What is said beside the form, where it can be mended. */
const wrongs = { 'task.reason': 'noReason', 'task.stop': 'badStop' } as const;

async function answer(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  // Nobody without a link that holds now makes us keep their files while they are sent.
  await database.as(visitor.credential, async () => {});
  const form = await readForm(exchange.request, (fields) => {
    if (!isProof(fields.get('proof'), visitor))
      throw forbidden('page.forged', 'This did not come from your page.');
  });
  const said = saidIn(form);
  if (form.tooLarge) return show(database, exchange, { ...said, wrong: 'tooLarge' });
  try {
    await database.as(visitor.credential, (ctx) =>
      answerAs(ctx, { said, task: visitor.task, files: form.files }),
    );
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return show(database, exchange, said);
    if (error instanceof Refusal && error.code in wrongs)
      return show(database, exchange, { ...said, wrong: wrongs[error.code as keyof typeof wrongs] });
    throw error;
  }
  return exchange.reply.redirect(`/task/${visitor.task}`, 303);
}

type Answered = { said: Record<string, string>; task: string; files: SentFile[] };

async function answerAs(ctx: Context, { said, task, files }: Answered) {
  const { zone } = await deskOf(ctx);
  const { stopUntil, stopCost, stopCurrency, stopWords, ...answer } = said;
  const stop = stopIn({ stopUntil, stopCost, stopCurrency, stopWords }, zone);
  return answerTask(ctx, tasksApi.answer.input.parse({ ...answer, task, ...(stop && { stop }) }), {
    ...{ channel: 'page', files },
  });
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
  if (!task.success || !token || !tokenForm.test(token)) throw noLink();
  return { task: task.data, token, credential: { kind: 'task-link', hash: hashOf(token) } };
}

/** What was not filled in was not said. */
function saidIn({ fields }: Form): Record<string, string> {
  const { proof: _proof, ...said } = Object.fromEntries(fields);
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''));
}

const proofFor = ({ token, task }: Visitor) =>
  createHmac('sha256', token).update(`answers to ${task}`).digest('base64url');

function isProof(given: string | undefined, visitor: Visitor): boolean {
  const [right, said] = [Buffer.from(proofFor(visitor)), Buffer.from(given ?? '')];
  return said.length === right.length && timingSafeEqual(said, right);
}

const noLink = () => new Refusal('unauthenticated', 'page.no-link', 'This link is not known.');

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const voice = taskWords(exchange.request.headers['accept-language']);
  const status = error instanceof z.ZodError ? 400 : problemOf(error, exchange.request).status;
  const gone = status === 401 || status === 404;
  return sendPage(exchange, renderProblem(voice, gone ? 'noLink' : 'failed'), gone ? 404 : status);
}
