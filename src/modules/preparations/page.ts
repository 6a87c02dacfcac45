import type { FastifyError, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { hashOf } from '../../platform/http/credential.ts';
import { type Exchange, failureOn, linkPages } from '../../platform/http/link-pages.ts';
import { sendPage } from '../../platform/http/page.ts';
import { PageOfLink } from '../../platform/http/page-of-link.ts';
import { sendBytes } from '../../platform/http/send-bytes.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { conflict, Refusal } from '../../platform/refusal.ts';
import { languageFor } from '../desks/index.ts';
import {
  confirmByLink,
  nameAddress,
  proveAddress,
  refuseByLink,
  type Stuck,
  sayStuck,
} from './commands/answer-preparation.ts';
import { agreementFileOfLink } from './queries/agreement-file-of-link.ts';
import { isProof, preparationOfLink } from './queries/preparation-of-link.ts';
import { type Notice, renderPreparation, renderProblem } from './render-preparation.ts';
import { preparationWords } from './words.ts';

const fourteenDays = 14 * 24 * 60 * 60;

/** The page on which a client says yes or no to what somebody prepared for them. */
export function preparationPageRoutes(
  server: HttpServer,
  { database }: { database: Database },
): Promise<void> {
  const page = new PageOfLink(database, {
    ...{ kind: 'preparation-link', folder: 'begin', cookie: 'begin', seconds: fourteenDays },
  });
  return linkPages(server, {
    add: (on) => {
      on('GET', '/b/:token', (exchange) => page.follow(exchange));
      on('GET', '/begin/:link', (exchange) => show(page, exchange, { notice: null, mail: '' }));
      on('GET', '/begin/:link/agreement', (exchange) => saveAgreement(page, exchange));
      on('POST', '/begin/:link/answers', (exchange) => answer(page, exchange));
      on('POST', '/begin/:link/addresses', (exchange) => sayAddress(page, exchange));
    },
    answerError,
  });
}

/** To be read before they say yes or no; it is not shown here after that. */
async function saveAgreement(page: PageOfLink, exchange: Exchange): Promise<FastifyReply> {
  return sendBytes(exchange.reply, await page.as(page.visitorOf(exchange.request), agreementFileOfLink));
}

type Said = { notice: Notice; mail: string };

async function show(page: PageOfLink, exchange: Exchange, said: Said): Promise<FastifyReply> {
  const visitor = page.visitorOf(exchange.request);
  const hash = hashOf(visitor.token);
  const opened = await page.as(visitor, async (ctx) => ({
    ...(await preparationOfLink(ctx)),
    isProof: await isProof(ctx, hash),
  }));
  const html = renderPreparation({
    ...{ ...opened, ...said },
    ...{ words: preparationWords(opened.what.language), language: opened.what.language },
    page: page.pathOf(visitor.link),
    token: page.formToken(visitor),
  });
  return sendPage(exchange, html, said.notice === null ? 200 : 409);
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
  'preparation.deputy': 'deputy',
  'task-address.public-domain': 'domain',
  'preparation.mail': 'mail',
  'preparation.too-many': 'tooMany',
  'preparation.over': null,
};

async function answer(page: PageOfLink, exchange: Exchange): Promise<FastifyReply> {
  const visitor = page.visitorOf(exchange.request);
  const form = Form.parse(exchange.request.body);
  page.refuseForged(visitor, form.token);
  try {
    await page.as(visitor, (ctx) => answerWith(ctx, form));
  } catch (error) {
    if (!(error instanceof Refusal) || !Object.hasOwn(notices, error.code)) throw error;
    const notice = notices[error.code] ?? null;
    // What was done until then is undone.
    if (isStuck(notice))
      await page.as(visitor, (ctx) => sayStuck(ctx, { version: form.version, why: notice }));
    if (notice) return show(page, exchange, { notice, mail: form.mail });
  }
  return exchange.reply.redirect(page.pathOf(visitor.link), 303);
}

const isStuck = (notice: Notice): notice is Stuck =>
  notice === 'taken' || notice === 'elsewhere' || notice === 'deputy' || notice === 'domain';

const Address = z.object({ token: z.string(), mail: z.string().trim().max(254).optional() });

const noticesOfAddresses: Record<string, Notice> = {
  'preparation.known': 'known',
  'preparation.too-many': 'tooMany',
  'preparation.mail': 'mail',
  'preparation.over': null,
};

/** Says which address is theirs, or by the link that went there that it is. */
async function sayAddress(page: PageOfLink, exchange: Exchange): Promise<FastifyReply> {
  const visitor = page.visitorOf(exchange.request);
  const { token, mail } = Address.parse(exchange.request.body);
  page.refuseForged(visitor, token);
  try {
    await page.as(visitor, (ctx) =>
      mail === undefined ? proveAddress(ctx, hashOf(visitor.token)) : nameAddress(ctx, addressIn(mail)),
    );
  } catch (error) {
    if (!(error instanceof Refusal) || !Object.hasOwn(noticesOfAddresses, error.code)) throw error;
    const notice = noticesOfAddresses[error.code] ?? null;
    if (notice) return show(page, exchange, { notice, mail: mail ?? '' });
  }
  return exchange.reply.redirect(page.pathOf(visitor.link), 303);
}

async function answerWith(
  ctx: Context,
  { version, answer: said, mail, reason, ...more }: Form,
): Promise<void> {
  if (said === 'no') return refuseByLink(ctx, { version, reason });
  const opened = await preparationOfLink(ctx);
  const { what, people } = opened;
  // Somebody who was added meanwhile is on no page that was read, and the version says so.
  const without = people.map(({ personId }) => personId).filter((id) => more[`person-${id}`] === undefined);
  const reached = what.answers.mail || mail === '' ? null : addressIn(mail);
  return confirmByLink(ctx, opened, { version, without, mail: reached });
}

function addressIn(mail: string): string {
  const read = z.email().safeParse(mail);
  if (!read.success) throw conflict('preparation.mail', 'This is no mail address.');
  return read.data;
}

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const language = languageFor(exchange.request.headers['accept-language']);
  const { isGone, status } = failureOn(exchange, error);
  const words = preparationWords(language);
  return sendPage(exchange, renderProblem({ words, language }, isGone ? 'noLink' : 'failed'), status);
}
