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
import { forbidden, Refusal } from '../../platform/refusal.ts';
import { decideByLink } from './commands/proposals.ts';
import { languageFor, proposalWords } from './proposal-words.ts';
import { proposalsByLink } from './queries/proposals.ts';
import { renderProblem, renderProposals, type Voice } from './render-proposals.ts';

type Visitor = { link: string; token: string; credential: Credential };

const fourteenDays = 14 * 24 * 60 * 60;
const cookie = 'proposals';

/** The page behind a mail to whoever answers for a desk: they admit people there. */
export const proposalPageRoutes = (server: HttpServer, { database }: { database: Database }): Promise<void> =>
  linkPages(server, {
    add: (on) => {
      on('GET', '/r/:token', (exchange) => follow(database, exchange));
      on('GET', '/roster/:link', (exchange) => show(database, exchange, false));
      on('POST', '/roster/:link/decisions', (exchange) => decide(database, exchange));
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

async function show(database: Database, exchange: Exchange, changed: boolean): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const shown = await asVisitor(database, visitor, proposalsByLink);
  const { link, token } = visitor;
  const page = renderProposals({
    ...shown,
    ...voiceOf(exchange),
    action: `${pathOf(link)}/decisions`,
    token: newFormToken(token, link),
    changed,
  });
  return sendPage(exchange, page, changed ? 409 : 200);
}

const Form = z.object({
  token: z.string(),
  proposal: z.uuid(),
  decision: z.enum(['admitted', 'refused']),
});

async function decide(database: Database, exchange: Exchange): Promise<FastifyReply> {
  const visitor = visitorOf(exchange.request);
  const { token, ...decision } = Form.parse(exchange.request.body);
  if (!isFormToken(token, visitor.token, visitor.link))
    throw forbidden('page.forged', 'This did not come from your page.');
  try {
    await asVisitor(database, visitor, (ctx) => decideByLink(ctx, decision));
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return show(database, exchange, true);
    throw error;
  }
  return exchange.reply.redirect(pathOf(visitor.link), 303);
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

const credentialOf = (token: string): Credential => ({ kind: 'proposal-link', hash: hashOf(token) });
const pathOf = (link: string) => `/roster/${link}`;

function voiceOf({ request }: Exchange): Voice {
  const language = languageFor(request.headers['accept-language']);
  return { language, words: proposalWords(language) };
}

function answerError(exchange: Exchange, error: FastifyError | Error): Promise<FastifyReply> {
  const { isGone, status } = failureOn(exchange, error);
  return sendPage(exchange, renderProblem(voiceOf(exchange), isGone ? 'noLink' : 'failed'), status);
}
