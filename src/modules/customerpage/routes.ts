import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { hashOf } from '../../platform/http/credential.ts';
import { newFormToken } from '../../platform/http/form-token.ts';
import { type Exchange, goOnTo, linkPages, noLink, tokenOf } from '../../platform/http/link-pages.ts';
import { sendPage } from '../../platform/http/page.ts';
import { problemOf } from '../../platform/http/problem.ts';
import { sendBytes } from '../../platform/http/send-bytes.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { reveal } from '../../platform/reveal.ts';
import { type Changed, change, changeKinds, type Draft } from './change.ts';
import type { PageCommands } from './commands.ts';
import { addLinkAgain } from './link-again.ts';
import { noSuchMatter } from './page-case.ts';
import { pageFile, pageWords } from './page-file.ts';
import { type Notice, notices, problemPage, renderPage } from './render.ts';
import { renderUnreached } from './render-unreached.ts';
import { tables } from './tables.ts';
import { deskUnreached } from './unreached.ts';
import { customerPage } from './view.ts';
import { askedOf, cookieOf, slugOf, type Visitor, visitorOf } from './visitor.ts';
import { languageOf } from './words/speak.ts';

export type PageDeps = { database: Database; commands: PageCommands };

const halfAYear = 180 * 24 * 60 * 60;

/** The customer's page and all that is done on it. */
export const customerPageRoutes = (server: HttpServer, { database, commands }: PageDeps): Promise<void> =>
  linkPages(server, {
    add: async (on, pages) => {
      on('GET', '/c/:token', (exchange) => follow(database, exchange));
      on('GET', '/page/:slug', (exchange) => show(database, exchange));
      on('GET', '/page/:slug/:reference', (exchange) => show(database, exchange));
      on('GET', '/page/:slug/unreached', (exchange) => showUnreached(database, exchange));
      on('GET', '/page/:slug/files/:file', (exchange) => save(database, exchange));
      on('GET', '/page/:slug/:reference/messages/:entry', (exchange) => readAll(database, exchange));
      for (const kind of changeKinds) {
        const act = async (exchange: Exchange) =>
          after(database, exchange, await change({ database, commands }, exchange.request, kind));
        on('POST', `/page/:slug/:reference/${kind}`, act);
      }
      await addLinkAgain(pages, { database, commands });
    },
    answerError,
  });

async function follow(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const token = tokenOf(exchange.request);
  const { slug, isSecure } = await database.as({ kind: 'customer-link', hash: hashOf(token) }, deskOfLink);
  const path = `/page/${slug}`;
  return goOnTo(exchange, { cookie: cookieOf(slug), token, path, isSecure, seconds: halfAYear });
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
  const { said, word, ask, found } = askedOf(exchange.request);
  const notice = notices.find((known) => known === said);
  // Whoever says that they found another way can tell it at once.
  const tells = found === '' || notice === 'found-another-way';
  return sendPage(
    exchange,
    await pageFor(database, exchange.request, {
      notice,
      draft: { ...(word === '' && { word }), ...(ask === '' && { on: ask }), ...(tells && { found: '' }) },
    }),
  );
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

/** What a browser shows while nobody answers; it says nothing of what they have with the desk. */
async function showUnreached(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const { slug, credential } = visitorOf(exchange.request);
  const desk = await database.as(credential, (ctx) => deskUnreached(ctx, slug));
  return sendPage(exchange, renderUnreached(desk));
}

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
