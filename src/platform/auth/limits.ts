import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '../http/server.ts';
import { Refusal } from '../refusal.ts';

type Limit = { most: number; milliseconds: number };

const minute = 60_000;
const signIn: Limit = { most: 5, milliseconds: minute };
const mails: Limit = { most: 3, milliseconds: 60 * minute };

/** How often one account may be tried, or be sent a mail, from wherever it is asked. */
const limits: Record<string, Limit> = {
  '/api/auth/sign-in/email': signIn,
  '/api/auth/sign-in/magic-link': mails,
  '/api/auth/request-password-reset': mails,
};

const limitOf = (request: FastifyRequest) => limits[request.url.split('?')[0] ?? ''];

/** What to run before a sign-in route answers: passwords cannot be guessed, nor a mailbox flooded, from many addresses. */
export async function accountLimits(server: HttpServer) {
  await server.register(rateLimit, { global: false });
  const check = server.createRateLimit({
    max: (request) => limitOf(request)?.most ?? 0,
    timeWindow: (request) => limitOf(request)?.milliseconds ?? minute,
    keyGenerator: (request) => `${request.url.split('?')[0]} ${accountOf(request)}`,
  });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!limitOf(request)) return;
    const verdict = await check(request);
    if (verdict.isAllowed || !verdict.isExceeded) return;
    reply.header('retry-after', verdict.ttlInSeconds);
    throw new Refusal(
      'too-many',
      'sign-in.too-often',
      'That was asked too often. Please wait a little, then try again.',
    );
  };
}

function accountOf({ body }: FastifyRequest): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? String(body.email) : '';
  return createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
}
