import { fromNodeHeaders } from 'better-auth/node';
import type { Database } from '../database/database.ts';
import { credentialOf } from '../http/credential.ts';
import type { HttpServer } from '../http/server.ts';
import { notFound, Refusal } from '../refusal.ts';
import { type Auth, peerHeader } from './auth.ts';
import { accountLimits } from './limits.ts';

const plainPath = /^\/api\/auth(\/[\w-]+)+$/;

/** Mounts better-auth's own routes, and the one that says for which organizations a signed-in person may act. */
export async function addAuthRoutes(
  server: HttpServer,
  deps: { auth: Auth; database: Database; url: string },
): Promise<void> {
  server.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    // Before the body is read: two ways to write one path would each have limits of their own.
    onRequest: async (request) => {
      if (!plainPath.test(request.url.split('?')[0] ?? ''))
        throw notFound('route.unknown', 'There is nothing here.');
    },
    preHandler: await accountLimits(server),
    handler: async (request, reply) => {
      const body =
        request.body === undefined || request.method === 'GET' ? undefined : JSON.stringify(request.body);
      const headers = fromNodeHeaders(request.headers);
      headers.delete('content-length');
      headers.set(peerHeader, request.ip);
      const answer = await deps.auth.handler(
        new Request(new URL(request.url, deps.url), {
          method: request.method,
          headers,
          ...(body && { body }),
        }),
      );
      reply.code(answer.status);
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
      for (const value of answer.headers.getSetCookie()) reply.header('set-cookie', value);
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : null);
    },
  });
  server.get('/api/me/organizations', { schema: { hide: true } }, async (request) => {
    const credential = credentialOf(request);
    if (credential.kind !== 'session')
      throw new Refusal('forbidden', 'session.required', 'A token acts for one organization.');
    const { rows } = await deps.database.server.query('select * from app.organizations_of($1)', [
      credential.token,
    ]);
    if (rows.length === 0) throw new Refusal('unauthenticated', 'sign-in.required', 'Please sign in.');
    return { items: rows, next: null };
  });
}
