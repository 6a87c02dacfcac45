import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { hashOf } from '../../platform/http/credential.ts';
import { newFormToken } from '../../platform/http/form-token.ts';
import { sendPage } from '../../platform/http/page.ts';
import { problemOf } from '../../platform/http/problem.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { Refusal } from '../../platform/refusal.ts';
import { reveal } from '../../platform/reveal.ts';
import { type Changed, change, changeKinds, type Draft } from './change.ts';
import type { PageCommands } from './commands.ts';
import { addLinkAgain } from './link-again.ts';
import { noSuchMatter } from './page-case.ts';
import { pageFile, pageWords } from './page-file.ts';
import { type Notice, notices, problemPage, renderPage } from './render.ts';
import { sendBytes } from './send-bytes.ts';
import { tables } from './tables.ts';
import { customerPage } from './view.ts';
import { askedOf, cookieOf, slugOf, tokenForm, type Visitor, visitorOf } from './visitor.ts';
import { languageOf } from './words/speak.ts';

export type PageDeps = { database: Database; commands: PageCommands };

type Exchange = { request: FastifyRequest; reply: FastifyReply };

const halfAYear = 180 * 24 * 60 * 60;

/** The customer's page and all that is done on it. Errors here are pages with a sentence, not problem documents. */
export async function customerPageRoutes(
  server: HttpServer,
  { database, commands }: PageDeps,
): Promise<void> {
  await server.register(async (pages) => {
    const on = (path: string, answer: (exchange: Exchange) => Promise<FastifyReply>, method = 'GET') =>
      pages.route({
        ...{ method, url: path, schema: { hide: true } },
        handler: (request, reply) => answer({ request, reply }),
      });
    pages.setErrorHandler((error: FastifyError | Error, request, reply) =>
      answerError({ request, reply }, error),
    );
    on('/c/:token', (exchange) => follow(database, exchange));
    on('/page/:slug', (exchange) => show(database, exchange));
    on('/page/:slug/:reference', (exchange) => show(database, exchange));
    on('/page/:slug/files/:file', (exchange) => save(database, exchange));
    on('/page/:slug/:reference/messages/:entry', (exchange) => readAll(database, exchange));
    for (const kind of changeKinds) {
      const act = async (exchange: Exchange) =>
        after(database, exchange, await change({ database, commands }, exchange.request, kind));
      on(`/page/:slug/:reference/${kind}`, act, 'POST');
    }
    await addLinkAgain(pages, { database, commands });
  });
}

/** The link in a mail. Following it any number of times does not use it up; the address shown afterwards is without it. */
async function follow(database: Database, { request, reply }: Exchange): Promise<FastifyReply> {
  const { token } = request.params as { token: string };
  if (!tokenForm.test(token)) throw noLink();
  const desk = await database.as({ kind: 'customer-link', hash: hashOf(token) }, deskOfLink);
  const path = `/page/${desk.slug}`;
  return reply
    .setCookie(cookieOf(desk.slug), token, {
      path,
      httpOnly: true,
      sameSite: 'lax',
      secure: desk.isSecure || request.protocol === 'https',
      maxAge: halfAYear,
    })
    .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    .redirect(path, 303);
}

async function deskOfLink(ctx: Context): Promise<{ slug: string; isSecure: boolean }> {
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select('slug')
    .where('id', '=', ctx.actor.deskId)
    .executeTakeFirst();
  if (!desk) throw noLink();
  return { slug: desk.slug, isSecure: ctx.site.url.startsWith('https:') };
}

async function show(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const { said } = askedOf(exchange.request);
  const notice = notices.find((known) => known === said);
  return sendPage(exchange, await pageFor(database, exchange.request, { notice }));
}

/** The page as it is now; that it was opened stands in the custody record before a byte of it leaves. */
async function pageFor(
  database: Database,
  request: FastifyRequest,
  more: { notice?: Notice | undefined; draft?: Draft | undefined },
) {
  const visitor = visitorOf(request);
  const { reference, before } = askedOf(request);
  const view = await database.as(visitor.credential, async (ctx) => {
    const seen = await customerPage(ctx, { ...(reference && { reference }), ...(before && { before }) });
    if (seen.desk.slug !== visitor.slug) throw noLink();
    await reveal(ctx, seen.reveals);
    return seen;
  });
  return renderPage(view, { ...more, proof: proofFor(visitor) });
}

const proofFor = ({ token, slug }: Visitor) => ({ token: newFormToken(token, slug), key: randomUUID() });

async function save(database: Database, { request, reply }: Exchange): Promise<FastifyReply> {
  const { file: id } = askedOf(request);
  if (!id) throw noSuchMatter();
  const file = await database.as(visitorOf(request).credential, async (ctx) => {
    const found = await pageFile(ctx, id);
    await reveal(ctx, found.reveals);
    return found;
  });
  return sendBytes(reply, file);
}

async function readAll(database: Database, { request, reply }: Exchange): Promise<FastifyReply> {
  const { entry } = askedOf(request);
  if (!entry) throw noSuchMatter();
  const { text } = await database.as(visitorOf(request).credential, async (ctx) => {
    const words = await pageWords(ctx, entry);
    await reveal(ctx, words.reveals);
    return words;
  });
  return sendBytes(reply, { type: 'text/plain; charset=utf-8', bytes: Buffer.from(text) });
}

/** What was done is seen on a page that can be loaded again; what was not is shown with the words that were written. */
async function after(database: Database, exchange: Exchange, done: Changed): Promise<FastifyReply> {
  if (done.kind === 'refused') {
    return sendPage(exchange, await pageFor(database, exchange.request, done), done.status);
  }
  const { slug } = askedOf(exchange.request);
  return exchange.reply.redirect(`/page/${slug}/${done.reference}?said=${done.notice}`, 303);
}

const noLink = () => new Refusal('unauthenticated', 'page.no-link', 'This link is not known.');

/** Problems of a page by what the customer can do about them. A link that is not known is nothing here, not a sign-in. */
function answerError({ request, reply }: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const language = languageOf(request.headers['accept-language']);
  const { status } = problemOf(error, request);
  const exchange = { request, reply };
  if (status === 401) return sendPage(exchange, problemPage('link', language, slugOf(request)), 404);
  if (status === 404) return sendPage(exchange, problemPage('nothing', language), 404);
  if (status === 429) return sendPage(exchange, problemPage('often', language), 429);
  return sendPage(exchange, problemPage(status >= 500 ? 'ours' : 'forged', language), status);
}
