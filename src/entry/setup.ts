import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { openDesk } from '../modules/desks/commands/open-desk.ts';
import { DeskAddress, Slug } from '../modules/desks/contract.ts';
import { addPerson } from '../modules/people/commands/members.ts';
import { PersonName } from '../modules/people/contract.ts';
import { type Auth, beginSession, sessionCookieOptions } from '../platform/auth/auth.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/database/database.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { invalid, notFound } from '../platform/refusal.ts';
import { usualWeek } from '../platform/time/hours.ts';

const Setup = z.strictObject({
  token: z.string().min(20).max(100),
  organization: z.string().trim().min(1).max(200),
  deskName: z.string().trim().min(1).max(200),
  slug: Slug,
  address: DeskAddress,
  name: PersonName,
  mail: z.email().max(254),
  zone: z.string().min(1).max(60),
  password: z.string().min(10).max(128),
  onePerson: z.boolean().default(false),
});

/** The one-time link that an empty installation prints: null once somebody is there. */
export async function setupLink(database: Database, url: string): Promise<string | null> {
  return database.as({ kind: 'operator' }, async (ctx) =>
    (await isEmpty(ctx)) ? `${url}/setup/${setupToken(ctx.site.sign)}` : null,
  );
}

type Deps = { database: Database; auth: Auth; secret: string; url: string };

/** The first organization, desk and person with a password, all of it or nothing. Gone as soon as they are there. */
export function addSetupRoutes(server: HttpServer, { database, auth, secret, url }: Deps): void {
  server.post('/api/setup', { schema: { hide: true } }, async (request, reply) => {
    const input = Setup.safeParse(request.body);
    if (!input.success) {
      const [issue] = input.error.issues;
      throw invalid('input.invalid', `${issue?.path.join('.')}: ${issue?.message}`);
    }
    const { token, organization, deskName, slug, address, name, mail, zone, password, onePerson } =
      input.data;
    const personId = uuid();
    // To hash takes long on purpose: nobody makes us do it without the link.
    await database.as({ kind: 'operator' }, (ctx) => requireLink(ctx, token));
    const { password: passwords } = await auth.$context;
    const hash = await passwords.hash(password);
    await database.as({ kind: 'operator' }, async (ctx) => {
      await requireLink(ctx, token);
      const organizationId = uuid();
      await sql`select app.found_organization(${organizationId}, ${organization}, null)`.execute(ctx.db);
      await addPerson(ctx, { id: personId, name, mail, organizationId, administrator: true });
      await sql`select app.give_first_password(${personId}, ${hash})`.execute(ctx.db);
      const person = await ctx.become({ kind: 'person', personId, organizationId });
      await openDesk(person, { name: deskName, slug, address, zone, hours: usualWeek, onePerson });
    });
    const cookie = await beginSession(auth, { personId, userAgent: request.headers['user-agent'] }, secret);
    return reply
      .setCookie(cookie.name, cookie.value, sessionCookieOptions(url))
      .code(201)
      .send({ id: personId });
  });
}

async function requireLink(ctx: Context, token: string): Promise<void> {
  const [right, given] = [setupToken(ctx.site.sign), token].map(Buffer.from) as [Buffer, Buffer];
  const isRight = given.length === right.length && timingSafeEqual(given, right);
  if (!(await isEmpty(ctx)) || !isRight) {
    throw notFound('setup.over', 'This link was used already, or is not the one that was printed.');
  }
}

async function isEmpty(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select app.is_empty() as empty`.execute(ctx.db);
  return rows[0]?.empty === true;
}

const setupToken = (sign: (purpose: string, id: string) => Buffer) =>
  sign('setup', 'first').toString('base64url');
