import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Credential } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { hashOf } from '../../platform/http/credential.ts';
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
import type { HttpServer } from '../../platform/http/server.ts';
import { conflict, forbidden, Refusal } from '../../platform/refusal.ts';
import { languageFor } from '../desks/index.ts';
import {
  confirmByLink,
  proveAddress,
  refuseByLink,
  type Stuck,
  sayStuck,
} from './commands/answer-preparation.ts';
import { isProof, preparationOfLink } from './queries/preparation-of-link.ts';
import { type Notice, renderPreparation, renderProblem } from './render-preparation.ts';
import { preparationWords } from './words.ts';

type Visitor = { link: string; token: string; credential: Credential };

const cookie = 'begin';
const fourteenDays = 14 * 24 * 60 * 60;

/** The page on which a client says yes or no to what somebody prepared for them. */
export const preparationPageRoutes = (
  server: HttpServer,
  { database }: { database: Database },
): Promise<void> =>
  linkPages(server, {
    add: (on) => {
      on('GET', '/b/:token', (exchange) => follow(database, exchange));
      on('GET', '/begin/:link', (exchange) => show(database, exchange, { notice: null, mail: '' }));
      on('POST', '/begin/:link/answers', (exchange) => answer(database, exchange));
      on('POST', '/begin/:link/addresses', (exchange) => prove(database, exchange));
    },
    answerError,
  });

async function follow(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const token = tokenOf(exchange.request);
  const linked = await database.as(credentialOf(token), async ({ actor, site }) => ({
    path: pathOf(actor.id),
    isSecure: site.url.startsWith('https:'),
  }));
  return goOnTo(exchange, { ...linked, cookie, token, seconds: fourteenDays });
}

type Said = { notice: Notice; mail: string };

async function show(database: Database, exchange: Exchange, said: Said): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const { link, token } = visitor;
  const hash = hashOf(token);
  const opened = await asVisitor(database, visitor, async (ctx) => ({
    ...(await preparationOfLink(ctx)),
    isProof: await isProof(ctx, hash),
  }));
  const page = renderPreparation({
    ...{ ...opened, ...said },
    ...{ words: preparationWords(opened.what.language), language: opened.what.language },
    page: pathOf(link),
    token: newFormToken(token, link),
  });
  return sendPage(exchange, page, said.notice === null ? 200 : 409);
}

const Form = z
  .object({
    token: z.string(),
    version: z.coerce.number().int().min(1).max(1_000_000),
    answer: z.enum(['yes', 'no']),
    mail: z.string().trim().max(254).default(''),
    reason: z.string().trim().max(1000).default(''),
  })
  .catchall(z.string());
type Form = z.infer<typeof Form>;

/** What is said above the form, where it can be mended. What was settled meanwhile the page says by itself. */
const notices: Record<string, Notice> = {
  'preparation.changed': 'changed',
  'preparation.elsewhere': 'elsewhere',
  'preparation.taken': 'taken',
  'preparation.mail': 'mail',
  'preparation.over': null,
};

async function answer(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const form = Form.parse(exchange.request.body);
  refuseForged(visitor, form.token);
  try {
    await asVisitor(database, visitor, (ctx) => answerWith(ctx, form));
  } catch (error) {
    if (!(error instanceof Refusal) || !Object.hasOwn(notices, error.code)) throw error;
    const notice = notices[error.code] ?? null;
    // What was done until then is undone.
    if (isStuck(notice))
      await asVisitor(database, visitor, (ctx) => sayStuck(ctx, { version: form.version, why: notice }));
    if (notice) return show(database, exchange, { notice, mail: form.mail });
  }
  return exchange.reply.redirect(pathOf(visitor.link), 303);
}

const isStuck = (notice: Notice): notice is Stuck => notice === 'taken' || notice === 'elsewhere';

async function prove(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const { token } = z.object({ token: z.string() }).parse(exchange.request.body);
  refuseForged(visitor, token);
  try {
    await asVisitor(database, visitor, (ctx) => proveAddress(ctx, hashOf(visitor.token)));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'preparation.known') throw error;
    return show(database, exchange, { notice: 'known', mail: '' });
  }
  return exchange.reply.redirect(pathOf(visitor.link), 303);
}

function refuseForged({ token, link }: Visitor, sent: string): void {
  if (!isFormToken(sent, token, link)) throw forbidden('page.forged', 'This did not come from your page.');
}

async function answerWith(
  ctx: Context,
  { version, answer: said, mail, reason, ...more }: Form,
): Promise<void> {
  if (said === 'no') return refuseByLink(ctx, { version, reason });
  const { what, people } = await preparationOfLink(ctx);
  if (!what.answers.mail && !z.email().safeParse(mail).success)
    throw conflict('preparation.mail', 'There is no mail address.');
  // Somebody who was added meanwhile is on no page that was read, and the version says so.
  const without = people.map(({ personId }) => personId).filter((id) => more[`person-${id}`] === undefined);
  return confirmByLink(ctx, { version, without, mail: what.answers.mail ? null : mail });
}

/** A link opens the page that is named after it, and no other. */
const asVisitor = <T>(
  database: Database,
  { link, credential }: Visitor,
  work: (ctx: Context) => Promise<T>,
) =>
  database.as(credential, async (ctx) => {
    if (ctx.actor.id !== link) throw noLink();
    return work(ctx);
  });

function visitorOf(request: FastifyRequest): Visitor {
  const link = z.uuid().safeParse((request.params as { link: string }).link);
  const token = request.cookies[cookie];
  if (!link.success || !isLinkToken(token)) throw noLink();
  return { link: link.data, token, credential: credentialOf(token) };
}

const credentialOf = (token: string): Credential => ({ kind: 'preparation-link', hash: hashOf(token) });
const pathOf = (link: string) => `/begin/${link}`;

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const language = languageFor(exchange.request.headers['accept-language']);
  const { isGone, status } = failureOn(exchange, error);
  const words = preparationWords(language);
  return sendPage(exchange, renderProblem({ words, language }, isGone ? 'noLink' : 'failed'), status);
}
