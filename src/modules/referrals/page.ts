import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply } from 'fastify';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { once } from '../../platform/http/idempotency.ts';
import { type Exchange, failureOn, linkPages, noLink } from '../../platform/http/link-pages.ts';
import { sendPage } from '../../platform/http/page.ts';
import { PageOfLink, type Visitor } from '../../platform/http/page-of-link.ts';
import { readForm } from '../../platform/http/read-form.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { Refusal } from '../../platform/refusal.ts';
import { languageFor } from '../desks/index.ts';
import { referByLink } from './commands/refer.ts';
import { Consent, Referral } from './contract.ts';
import { myReferrals } from './queries/referrals.ts';
import { type Notice, renderProblem, renderReferrals, type Voice } from './render-referrals.ts';
import { tables } from './tables.ts';
import { referralWords } from './words.ts';

const aYear = 365 * 24 * 60 * 60;

/** The page behind a standing link of a company: it passes customers on, and sees what became of that. */
export function referralPageRoutes(server: HttpServer, { database }: { database: Database }): Promise<void> {
  const page = new PageOfLink(database, {
    ...{ kind: 'referral-link', folder: 'referrals', cookie: 'referrals', seconds: aYear },
  });
  return linkPages(server, {
    add: (on) => {
      on('GET', '/p/:token', (exchange) => page.follow(exchange));
      on('GET', '/referrals/:link', (exchange) => show(page, exchange, saidBefore(exchange)));
      on('POST', '/referrals/:link/customers', (exchange) => passOn(page, exchange));
    },
    answerError,
  });
}

type Said = { notice: Notice; written: Record<string, string> };

const saidBefore = ({ request }: Exchange): Said => ({
  notice: 'sent' in (request.query as object) ? 'sent' : null,
  written: {},
});

async function show(page: PageOfLink, exchange: Exchange, said: Said): Promise<FastifyReply> {
  const visitor = page.visitorOf(exchange.request);
  const shown = await page.as(visitor, async (ctx) => ({
    desk: await deskOf(ctx),
    referrals: await myReferrals(ctx),
  }));
  const html = renderReferrals({
    ...{ ...shown, ...voiceOf(exchange), ...said },
    action: `${page.pathOf(visitor.link)}/customers`,
    token: page.formToken(visitor),
    key: randomUUID(),
  });
  return sendPage(exchange, html, said.notice === null || said.notice === 'sent' ? 200 : 400);
}

/** What is said beside the form, where it can be mended. */
const wrongs: Record<string, Notice> = {
  'referral.consent': 'consent',
  'referral.consent-day': 'day',
  'referral.too-many': 'tooMany',
  'customer.address': 'address',
  'customer.phone-country': 'address',
};

async function passOn(page: PageOfLink, exchange: Exchange): Promise<FastifyReply> {
  const visitor = page.visitorOf(exchange.request);
  const { fields } = await readForm(exchange.request, (sent) =>
    page.refuseForged(visitor, sent.get('token')),
  );
  const { token: _token, key = randomUUID(), ...written } = Object.fromEntries(fields);
  const referral = Referral.safeParse(said(written));
  if (!referral.success) {
    await page.as(visitor, async () => {});
    return show(page, exchange, { notice: 'missing', written });
  }
  try {
    await passOnOnce(page, visitor, { referral: referral.data, key });
  } catch (error) {
    const notice = error instanceof Refusal ? wrongs[error.code] : undefined;
    if (notice) return show(page, exchange, { notice, written });
    throw error;
  }
  return exchange.reply.redirect(`${page.pathOf(visitor.link)}?sent`, 303);
}

/** Sent twice, as by a page that is loaded again, it is one. */
const passOnOnce = (
  page: PageOfLink,
  visitor: Visitor,
  { referral, key }: { referral: Referral; key: string },
) =>
  page.as(visitor, (ctx) =>
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

async function deskOf(ctx: Context) {
  const desk = await tables(ctx)
    .selectFrom('desks')
    .select(['name', 'color', 'zone'])
    .where('id', '=', ctx.actor.deskId ?? '')
    .executeTakeFirst();
  if (!desk) throw noLink();
  return desk;
}

function voiceOf({ request }: Exchange): Voice {
  const language = languageFor(request.headers['accept-language']);
  return { words: referralWords(language), locale: language === 'en' ? 'en-GB' : language };
}

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const { isGone, status } = failureOn(exchange, error);
  return sendPage(exchange, renderProblem(voiceOf(exchange), isGone ? 'noLink' : 'failed'), status);
}
