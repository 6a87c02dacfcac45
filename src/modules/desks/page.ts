import type { FastifyError, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { type Exchange, failureOn, linkPages } from '../../platform/http/link-pages.ts';
import { sendPage } from '../../platform/http/page.ts';
import { PageOfLink } from '../../platform/http/page-of-link.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { Refusal } from '../../platform/refusal.ts';
import { decideByLink } from './commands/proposals.ts';
import { languageFor, proposalWords } from './proposal-words.ts';
import { proposalsByLink } from './queries/proposals.ts';
import { renderProblem, renderProposals, type Voice } from './render-proposals.ts';

const fourteenDays = 14 * 24 * 60 * 60;

/** The page behind a mail to whoever answers for a desk: they admit people there. */
export function proposalPageRoutes(server: HttpServer, { database }: { database: Database }): Promise<void> {
  const page = new PageOfLink(database, {
    ...{ kind: 'proposal-link', folder: 'roster', cookie: 'proposals', seconds: fourteenDays },
  });
  return linkPages(server, {
    add: (on) => {
      on('GET', '/r/:token', (exchange) => page.follow(exchange));
      on('GET', '/roster/:link', (exchange) => show(page, exchange, false));
      on('POST', '/roster/:link/decisions', (exchange) => decide(page, exchange));
    },
    answerError,
  });
}

async function show(page: PageOfLink, exchange: Exchange, changed: boolean): Promise<FastifyReply> {
  const visitor = page.visitorOf(exchange.request);
  const shown = await page.as(visitor, proposalsByLink);
  const html = renderProposals({
    ...shown,
    ...voiceOf(exchange),
    action: `${page.pathOf(visitor.link)}/decisions`,
    token: page.formToken(visitor),
    changed,
  });
  return sendPage(exchange, html, changed ? 409 : 200);
}

const Form = z.object({
  token: z.string(),
  proposal: z.uuid(),
  decision: z.enum(['admitted', 'refused']),
});

async function decide(page: PageOfLink, exchange: Exchange): Promise<FastifyReply> {
  const visitor = page.visitorOf(exchange.request);
  const { token, ...decision } = Form.parse(exchange.request.body);
  page.refuseForged(visitor, token);
  try {
    await page.as(visitor, (ctx) => decideByLink(ctx, decision));
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return show(page, exchange, true);
    throw error;
  }
  return exchange.reply.redirect(page.pathOf(visitor.link), 303);
}

function voiceOf({ request }: Exchange): Voice {
  const language = languageFor(request.headers['accept-language']);
  return { language, words: proposalWords(language) };
}

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const { isGone, status } = failureOn(exchange, error);
  return sendPage(exchange, renderProblem(voiceOf(exchange), isGone ? 'noLink' : 'failed'), status);
}
