import { timingSafeEqual } from 'node:crypto';
import { type Auth, beginSession, sessionCookieOptions } from '../platform/auth/auth.ts';
import type { Database } from '../platform/database/database.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { notFound } from '../platform/refusal.ts';

type Deps = { auth: Auth; database: Database; secret: string; url: string };

/** Reusable sign-in links: only in a database that was made as a demo, and only for who sits at this machine. */
export function addDemoRoutes(server: HttpServer, { auth, database, secret, url }: Deps): void {
  server.get<{ Params: { person: string; token: string } }>(
    '/demo/:person/:token',
    { schema: { hide: true } },
    async (request, reply) => {
      const { person, token } = request.params;
      const right = demoToken(database, person);
      const asked = Buffer.from(token);
      const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.localAddress ?? '');
      if (!local || asked.length !== right.length || !timingSafeEqual(asked, right)) {
        throw notFound('not-found', 'There is nothing here.');
      }
      const userAgent = request.headers['user-agent'];
      const cookie = await beginSession(auth, { personId: person, userAgent }, secret);
      return reply.setCookie(cookie.name, cookie.value, sessionCookieOptions(url)).redirect('/app', 303);
    },
  );
}

export function demoSignInUrl(database: Database, personId: string): string {
  return `${database.site.url}/demo/${personId}/${demoToken(database, personId)}`;
}

const demoToken = (database: Database, personId: string) =>
  Buffer.from(database.site.sign('demo-sign-in', personId).toString('base64url'));
