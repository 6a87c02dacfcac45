import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { problemOf } from './problem.ts';
import type { HttpServer } from './server.ts';

export type Exchange = { request: FastifyRequest; reply: FastifyReply };

type Answer = (exchange: Exchange) => Promise<FastifyReply>;
type On = (method: 'GET' | 'POST', path: string, answer: Answer) => void;
type LinkPages = {
  add: (on: On, pages: HttpServer) => void | Promise<void>;
  answerError: (exchange: Exchange, error: FastifyError | Error) => Promise<FastifyReply>;
};

/** Pages for whoever holds a link, without an account or JavaScript. Errors are pages with a sentence, not problem documents. */
export async function linkPages(server: HttpServer, { add, answerError }: LinkPages): Promise<void> {
  await server.register(async (pages) => {
    pages.setErrorHandler((error: FastifyError | Error, request, reply) =>
      answerError({ request, reply }, error),
    );
    const on: On = (method, url, answer) =>
      pages.route({
        ...{ method, url, schema: { hide: true } },
        handler: (request, reply) => answer({ request, reply }),
      });
    await add(on, pages);
  });
}

export const isLinkToken = (token: string | undefined): token is string =>
  token !== undefined && /^[\w-]{20,200}$/.test(token);

export const noLink = (sentence = 'This link is not known.') =>
  new Refusal('unauthenticated', 'page.no-link', sentence);

/** What a link in a mail carries. */
export function tokenOf({ params }: FastifyRequest): string {
  const { token } = params as { token?: string };
  if (!isLinkToken(token)) throw noLink();
  return token;
}

type Kept = { cookie: string; token: string; path: string; isSecure: boolean; seconds: number };

/**
 * Goes on to the page of a link, which is kept in a cookie of that page's path, so that the address shown there is without
 * it. Following a link any number of times does not use it up, and does nothing else: scanners open links, too.
 */
export function goOnTo(
  { request, reply }: Exchange,
  { cookie, token, path, isSecure, seconds }: Kept,
): FastifyReply {
  return reply
    .setCookie(cookie, token, {
      path,
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure || request.protocol === 'https',
      maxAge: seconds,
    })
    .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    .redirect(path, 303);
}

/** A link that is not known is nothing here, and not a sign-in. */
export function failureOn(
  { request }: Exchange,
  error: FastifyError | Error,
): { isGone: boolean; status: number } {
  const status = error instanceof z.ZodError ? 400 : problemOf(error, request).status;
  const isGone = status === 401 || status === 404;
  return { isGone, status: isGone ? 404 : status };
}
