import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { type Exchange, linkPages } from '../../../platform/http/link-pages.ts';
import { type Page, sendPage } from '../../../platform/http/page.ts';
import { problemOf } from '../../../platform/http/problem.ts';
import { digestOf } from '../../../platform/http/read-form.ts';
import { sendMedia } from '../../../platform/http/send-media.ts';
import type { HttpServer } from '../../../platform/http/server.ts';
import { plainLines } from '../../../platform/mail/clean-text.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { pictureBytes } from '../../knowledge/index.ts';
import { forged } from '../change.ts';
import { type PageCommands, unclear } from '../commands.ts';
import { noSuchMatter } from '../page-case.ts';
import { problemPage } from '../render.ts';
import { isForeign } from '../visitor.ts';
import { languageOf } from '../words/speak.ts';
import { languagesRead } from './languages.ts';
import { Help, type HelpDesk } from './read-help.ts';
import { type Asking, allPage, articlePage, askPage, foundPage, readOf, startPage } from './render-help.ts';
import { siteMap } from './site-map.ts';

type Deps = { database: Database; commands: Pick<PageCommands, 'beginCase'> };

const mostWords = 300;
const mostText = 20_000;
/** For one network, which many may share. */
const mostReads = { max: 6000, timeWindow: 60_000 };
/** Each is up to 25 MB, read from the database. */
const mostPictures = { max: 600, timeWindow: 60_000 };
const mostSearches = { max: 120, timeWindow: 60_000 };
const mostCases = { max: 20, timeWindow: 60 * 60_000 };
/** Whoever sits there next is not shown what somebody looked for. */
const tenMinutes = 10 * 60;
/** What is the same for everybody may be kept so long, by them and on the way to them. */
const keptSeconds = 60;

/** The help pages of a desk: for everybody, by no link, in no one's name. */
export const helpPageRoutes = (server: HttpServer, { database, commands }: Deps): Promise<void> => {
  const help = new Help(database);
  return linkPages(server, {
    add: async (on, pages) => {
      await pages.register(rateLimit, { global: false });
      const reads = limited(pages, mostReads);
      const pictures = limited(pages, mostPictures);
      const searches = limited(pages, mostSearches);
      const cases = limited(pages, mostCases);
      const shows = (path: string, answer: (exchange: Exchange) => Promise<FastifyReply>) =>
        on('GET', `/help/:slug${path}`, async (exchange) => {
          await reads(exchange);
          return answer(exchange);
        });
      shows('', (exchange) => start(help, exchange));
      shows('/found', (exchange) => found(help, exchange, searches));
      shows('/articles/:article', (exchange) => oneArticle(help, database, exchange));
      shows('/pictures/:picture', async (exchange) => {
        await pictures(exchange);
        return onePicture(help, exchange);
      });
      shows('/ask', (exchange) => ask(help, exchange));
      shows('/sitemap.xml', (exchange) => map(help, database, exchange));
      on('POST', '/help/:slug/search', async (exchange) => {
        const fields = fieldsOf(exchange.request);
        return keepWords(database, exchange, fields.words ?? '');
      });
      on('POST', '/help/:slug/cases', async (exchange) => {
        const fields = fieldsOf(exchange.request);
        return begin({ help, database, commands, refuseTooMany: cases }, exchange, fields);
      });
    },
    answerError,
  });
};

async function start(help: Help, exchange: Exchange): Promise<FastifyReply> {
  const at = await placeOf(help, exchange.request);
  const { said, page } = askedOf(exchange.request);
  if (page !== undefined)
    return sendPage(exchange, kept(exchange, allPage(at, await help.all(at.desk.id, page, at.read), page)));
  const articles = await help.articles(at.desk.id, null, at.read);
  return sendPage(exchange, kept(exchange, startPage(at, { articles, isSent: said === 'sent' })));
}

type RefuseTooMany = (exchange: Exchange) => Promise<void>;

async function found(help: Help, exchange: Exchange, refuseTooMany: RefuseTooMany): Promise<FastifyReply> {
  const at = await placeOf(help, exchange.request);
  const words = wordsKept(exchange.request);
  if (words === '') return exchange.reply.redirect(`/help/${at.desk.slug}`, 303);
  await refuseTooMany(exchange);
  const { items } = await help.articles(at.desk.id, words, at.read);
  return sendPage(exchange, foundPage(at, words, items));
}

async function oneArticle(help: Help, database: Database, exchange: Exchange): Promise<FastifyReply> {
  const at = await placeOf(help, exchange.request);
  const { article: id } = askedOf(exchange.request);
  const article = id ? await help.article(at.desk.id, id) : null;
  if (!article) throw noSuchMatter();
  return sendPage(exchange, kept(exchange, articlePage(at, article, database.site.url)));
}

/** By an address of its own, that nothing else is behind: what no article shows by now is not there. */
async function onePicture(help: Help, { request, reply }: Exchange): Promise<FastifyReply> {
  const { desk } = await placeOf(help, request);
  const { picture: id } = askedOf(request);
  const picture = id ? await help.picture(desk.id, id) : null;
  if (!id || !picture) throw noSuchMatter();
  const { type, size, sha256 } = picture;
  const read = (...places: [number, number]) => help.chunks(desk.id, id, places);
  return sendMedia(request, reply, {
    ...{ type, size, tag: sha256.toString('hex'), kept: `public, max-age=${keptSeconds}` },
    bytes: (from, to) => pictureBytes(read, { from, to }),
  });
}

/** Begun with what they looked for, and what they read. */
async function ask(help: Help, exchange: Exchange): Promise<FastifyReply> {
  const at = await placeOf(help, exchange.request);
  const { article: id } = askedOf(exchange.request);
  const article = id ? await help.article(at.desk.id, id) : null;
  const text = [wordsKept(exchange.request), article ? readOf(at.language, article.words) : '']
    .filter((part) => part !== '')
    .join('\n\n');
  return sendPage(exchange, askPage(at, { text, name: '', mail: '', key: randomUUID() }));
}

const isSameForAll = ({ headers, url }: FastifyRequest): boolean =>
  headers.cookie === undefined && !url.includes('?');

const kept = ({ request }: Exchange, page: Page): Page =>
  isSameForAll(request) ? { ...page, seconds: keptSeconds } : page;

async function map(help: Help, database: Database, { request, reply }: Exchange): Promise<FastifyReply> {
  const { desk } = await placeOf(help, request);
  const addresses = await help.addresses(desk.id);
  return reply
    .type('application/xml; charset=utf-8')
    .headers({
      'cache-control': isSameForAll(request) ? `public, max-age=${keptSeconds}` : 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(siteMap(`${database.site.url}/help/${desk.slug}`, addresses));
}

/** What they looked for stands in no address, where logs and other sites would read it: their browser keeps it for ten minutes. */
function keepWords(database: Database, { request, reply }: Exchange, asked: string): FastifyReply {
  const { slug } = askedOf(request);
  const words = oneLine(asked);
  const path = `/help/${slug}`;
  if (words === '') return reply.clearCookie(wordsCookie, { path }).redirect(path, 303);
  const secure = database.site.url.startsWith('https:') || request.protocol === 'https';
  return reply
    .setCookie(wordsCookie, words, { path, secure, httpOnly: true, sameSite: 'lax', maxAge: tenMinutes })
    .redirect(`${path}/found`, 303);
}

/** The answer is the same for whoever is known at that address and for everybody else. */
async function begin(
  { help, database, commands, refuseTooMany }: Deps & { help: Help; refuseTooMany: RefuseTooMany },
  exchange: Exchange,
  fields: Record<string, string>,
): Promise<FastifyReply> {
  const at = await placeOf(help, exchange.request);
  const { text = '', name = '', mail = '', key = '' } = fields;
  const said = { text: plainLines(text).trim(), name: oneLine(name).slice(0, 200), mail: mail.trim() };
  const refused = (wrong: NonNullable<Asking['wrong']>, status = 400) =>
    sendPage(exchange, askPage(at, { ...said, key: key || randomUUID(), wrong }), status);
  if (said.text === '') return refused('text');
  if (said.text.length > mostText) return refused('long');
  if (said.name === '') return refused('name');
  try {
    await refuseTooMany(exchange);
    await beginOnce(database, { desk: at.desk, key, said }, commands);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'customer.address') return refused('mail');
    const { status } = problemOf(error as Error, exchange.request);
    return refused(status === 429 ? 'often' : 'ours', status);
  }
  const path = `/help/${at.desk.slug}`;
  return exchange.reply.clearCookie(wordsCookie, { path }).redirect(`${path}?said=sent`, 303);
}

type Sent = { desk: HelpDesk; key: string; said: { text: string; name: string; mail: string } };

/** Sent twice, as by a page that is loaded again, it is one. */
function beginOnce(database: Database, { desk, key, said }: Sent, { beginCase }: Deps['commands']) {
  const { text, name, mail: address } = said;
  const request = digestOf(['help', text, name, address]);
  return database.as({ kind: 'desk-system', deskId: desk.id }, (ctx) =>
    once(ctx, { key: digestOf([key || randomUUID(), request]), request }, async () => {
      const { id } = await beginCase(ctx, { text, name, address });
      return { id, caseId: id };
    }),
  );
}

const Params = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  article: z.uuid().optional(),
  picture: z.uuid().optional(),
});
const Query = z.object({
  article: z.uuid().optional().catch(undefined),
  said: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(2500).optional().catch(undefined),
});

function askedOf({ params, query }: FastifyRequest) {
  const path = Params.safeParse(params);
  const more = Query.safeParse(query);
  if (!path.success || !more.success) throw noSuchMatter();
  return { ...more.data, ...path.data };
}

type At = { desk: HelpDesk; language: string; read: string[] };

async function placeOf(help: Help, request: FastifyRequest): Promise<At> {
  const desk = await help.desk(askedOf(request).slug);
  if (!desk) throw noSuchMatter();
  const named = request.headers['accept-language'];
  const language = languageOf(named);
  return { desk, language, read: languagesRead(named, language) };
}

const wordsCookie = 'help-words';
const oneLine = (text: string): string =>
  plainLines(text).replace(/\s+/gu, ' ').trim().slice(0, mostWords).toWellFormed();
const wordsKept = ({ cookies }: FastifyRequest): string => oneLine(cookies[wordsCookie] ?? '');

/** A form of a page of ours, and of no other site. */
function fieldsOf(request: FastifyRequest): Record<string, string> {
  askedOf(request);
  if (isForeign(request)) throw forged();
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw unclear();
  return z.record(z.string(), z.string()).catch({}).parse(request.body);
}

function limited(pages: HttpServer, most: { max: number; timeWindow: number }) {
  const check = pages.createRateLimit(most);
  return async ({ request, reply }: Exchange): Promise<void> => {
    const verdict = await check(request);
    if (verdict.isAllowed || !verdict.isExceeded) return;
    reply.header('retry-after', verdict.ttlInSeconds);
    throw new Refusal('too-many', 'page.too-often', 'This was asked too often.');
  };
}

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const language = languageOf(exchange.request.headers['accept-language']);
  const { status } = problemOf(error, exchange.request);
  if (status === 404) return sendPage(exchange, problemPage('nothing', language), 404);
  if (status === 429) return sendPage(exchange, problemPage('often', language), 429);
  return sendPage(exchange, problemPage(status >= 500 ? 'ours' : 'forged', language), status);
}
