import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Credential } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { hashOf } from '../../platform/http/credential.ts';
import { isFormToken, newFormToken } from '../../platform/http/form-token.ts';
import { once } from '../../platform/http/idempotency.ts';
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
import { readForm } from '../../platform/http/read-form.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { forbidden, Refusal } from '../../platform/refusal.ts';
import { languageFor } from '../desks/index.ts';
import { referByLink } from './commands/refer.ts';
import { Consent, Referral } from './contract.ts';
import { myReferrals } from './queries/referrals.ts';
import { type Notice, renderProblem, renderReferrals, type Voice } from './render-referrals.ts';
import { tables } from './tables.ts';
import { referralWords } from './words.ts';

type Visitor = { link: string; token: string; credential: Credential };

const cookie = 'referrals';
const aYear = 365 * 24 * 60 * 60;

/** The page behind a standing link of a company: it passes customers on, and sees what became of that. */
export const referralPageRoutes = (server: HttpServer, { database }: { database: Database }): Promise<void> =>
  linkPages(server, {
    add: (on) => {
      on('GET', '/p/:token', (exchange) => follow(database, exchange));
      on('GET', '/referrals/:link', (exchange) => show(database, exchange, saidBefore(exchange)));
      on('POST', '/referrals/:link/customers', (exchange) => passOn(database, exchange));
    },
    answerError,
  });

async function follow(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const token = tokenOf(exchange.request);
  const linked = await database.as(credentialOf(token), async ({ actor, site }) => ({
    path: pathOf(actor.id),
    isSecure: site.url.startsWith('https:'),
  }));
  return goOnTo(exchange, { ...linked, cookie, token, seconds: aYear });
}

type Said = { notice: Notice; written: Record<string, string> };

const saidBefore = ({ request }: Exchange): Said => ({
  notice: 'sent' in (request.query as object) ? 'sent' : null,
  written: {},
});

async function show(database: Database, exchange: Exchange, said: Said): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const shown = await asVisitor(database, visitor, async (ctx) => ({
    desk: await deskOf(ctx),
    referrals: await myReferrals(ctx),
  }));
  const { link, token } = visitor;
  const page = renderReferrals({
    ...{ ...shown, ...voiceOf(exchange), ...said },
    action: `${pathOf(link)}/customers`,
    token: newFormToken(token, link),
    key: randomUUID(),
  });
  return sendPage(exchange, page, said.notice === null || said.notice === 'sent' ? 200 : 400);
}

/** What is said beside the form, where it can be mended. */
const wrongs: Record<string, Notice> = {
  'referral.consent': 'consent',
  'referral.consent-day': 'day',
  'referral.too-many': 'tooMany',
  'customer.address': 'address',
  'customer.phone-country': 'address',
};

async function passOn(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const { fields } = await readForm(exchange.request, (sent) => {
    if (!isFormToken(sent.get('token'), visitor.token, visitor.link))
      throw forbidden('page.forged', 'This did not come from your page.');
  });
  const { token: _token, key = randomUUID(), ...written } = Object.fromEntries(fields);
  const referral = Referral.safeParse(said(written));
  if (!referral.success) {
    await asVisitor(database, visitor, async () => {});
    return show(database, exchange, { notice: 'missing', written });
  }
  try {
    await passOnOnce(database, visitor, { referral: referral.data, key });
  } catch (error) {
    const notice = error instanceof Refusal ? wrongs[error.code] : undefined;
    if (notice) return show(database, exchange, { notice, written });
    throw error;
  }
  return exchange.reply.redirect(`${pathOf(visitor.link)}?sent`, 303);
}

/** Sent twice, as by a page that is loaded again, it is one. */
const passOnOnce = (
  database: Database,
  visitor: Visitor,
  { referral, key }: { referral: Referral; key: string },
) =>
  asVisitor(database, visitor, (ctx) =>
    once(ctx, { key, request: JSON.stringify(referral) }, async () => {
      const id = await referByLink(ctx, referral);
      await ctx.become(visitor.credential);
      return { id };
    }),
  );

/** What was not filled in was not said. */
function said({ by, how, on, theirReference, ...more }: Record<string, string>) {
  const consent = Consent.safeParse({ by, how, on });
  return {
    ...more,
    ...(theirReference?.trim() && { theirReference }),
    ...(consent.success && { consent: consent.data }),
  };
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

async function deskOf(ctx: Context) {
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select(['name', 'color', 'zone'])
    .where('id', '=', ctx.actor.deskId ?? '')
    .executeTakeFirst();
  if (!desk) throw noLink();
  return desk;
}

function visitorOf(request: FastifyRequest): Visitor {
  const link = z.uuid().safeParse((request.params as { link: string }).link);
  const token = request.cookies[cookie];
  if (!link.success || !isLinkToken(token)) throw noLink();
  return { link: link.data, token, credential: credentialOf(token) };
}

const credentialOf = (token: string): Credential => ({ kind: 'referral-link', hash: hashOf(token) });
const pathOf = (link: string) => `/referrals/${link}`;

function voiceOf({ request }: Exchange): Voice {
  const language = languageFor(request.headers['accept-language']);
  return { words: referralWords(language), locale: language === 'en' ? 'en-GB' : language };
}

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const { isGone, status } = failureOn(exchange, error);
  return sendPage(exchange, renderProblem(voiceOf(exchange), isGone ? 'noLink' : 'failed'), status);
}
