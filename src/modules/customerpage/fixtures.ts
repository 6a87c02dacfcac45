import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { pageCommands } from '../../entry/page-commands.ts';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { type HttpServer, httpServer } from '../../platform/http/server.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { openCase } from '../cases/index.ts';
import { customerAt, customerLinkToken } from '../customers/index.ts';
import { admit, engage, openDesk } from '../desks/index.ts';
import { addPerson } from '../people/index.ts';
import { answerTask, askTask } from '../tasks/index.ts';
import { customerPageRoutes } from './routes.ts';

type Asked = { name?: string; text?: string; subject?: string; language?: string };

export type Desk = { id: string; slug: string; client: string; provider: string; leo: string; dana: string };

/** A desk of Harmon Audio that Clearline works on: Leo answers for it, Dana in Leeds serves its customers. */
export async function aDesk(test: TestDatabase, names: Partial<typeof ordinary> = {}): Promise<Desk> {
  const named = { ...ordinary, ...names };
  const { database } = test;
  const [client, provider, leo, dana] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const slug = `harmon-${randomUUID().slice(0, 8)}`;
  const mail = (name: string) => `${name}-${slug}@mail.test`;
  await database.as({ kind: 'operator' }, async (ctx) => {
    await sql`select app.found_organization(${client}, ${named.client}, 'GB')`.execute(ctx.db);
    await sql`select app.found_organization(${provider}, ${named.provider}, 'GB')`.execute(ctx.db);
    const leoIs = {
      id: leo,
      name: named.accountable,
      mail: mail('leo'),
      organizationId: client,
      administrator: true,
    };
    await addPerson(ctx, leoIs);
    await addPerson(ctx, { id: dana, name: named.agent, mail: mail('dana'), organizationId: provider });
  });
  const id = await asPerson(test, leo, async (ctx) => {
    const { id } = await openDesk(ctx, {
      slug,
      name: named.desk,
      address: mail('help'),
      color: '#7d2b2b',
      zone: 'Europe/London',
      hours: { always: true },
    } as never);
    return id;
  });
  await asPerson(test, leo, async (ctx) => {
    const asProvider = {
      desk: id,
      organizationId: provider,
      role: 'provider' as const,
      purpose: 'customer service',
    };
    const engagement = await engage(ctx, asProvider);
    await admit(ctx, { desk: id, personId: dana, engagementId: engagement.id, role: 'agent' });
  });
  await test.sql(`update person_settings set hours = '{"always": true}' where person_id = $1`, [dana]);
  await test.sql('update persons set place = $2 where id = $1', [dana, named.place]);
  return { id, slug, client, provider, leo, dana };
}

const ordinary = {
  client: 'Harmon Audio',
  provider: 'Clearline',
  desk: 'Harmon Audio',
  accountable: 'Leo Brandt',
  agent: 'Dana Okafor',
  place: 'Leeds',
};

export type Customer = {
  id: string;
  address: string;
  token: string;
  hash: Buffer;
  caseId: string;
  reference: string;
};

/** A customer who wrote to the desk, with the case that became of it and the link to their page. */
export async function aCustomer(test: TestDatabase, desk: Desk, asked: Asked = {}): Promise<Customer> {
  const { name = 'Bill Ferris', language = 'en' } = asked;
  return test.database.as({ kind: 'desk-system', deskId: desk.id }, async (ctx) => {
    const address = `${randomUUID()}@customers.test`;
    const customer = await customerAt(ctx, { deskId: desk.id, name, address, language });
    const { id: caseId, reference } = await aCase(ctx, desk, { ...asked, customer });
    const link = await sql<{ id: string }>`
      select id from customer_links where customer_id = ${customer.id}`.execute(ctx.db);
    const token = customerLinkToken(ctx.site, link.rows[0]?.id ?? '');
    const hash = createHash('sha256').update(token).digest();
    return { id: customer.id, address, token, hash, caseId, reference };
  });
}

export function aCase(
  ctx: Context,
  desk: Desk,
  { customer, subject, text }: Asked & { customer: { id: string; language: string } },
) {
  return openCase(ctx, {
    deskId: desk.id,
    customer,
    subject: subject ?? 'MX-12 makes no sound',
    need: text ?? 'I set it up as the leaflet says, and there is no sound.',
    channel: 'mail',
  });
}

/** Something that the client accepted for them, and says until when it can be stopped. */
export async function anOrder(
  test: TestDatabase,
  desk: Desk,
  { customer, until }: { customer: Customer; until: string },
): Promise<string> {
  const { rows } = await test.sql('select id from engagements where desk_id = $1 and organization_id = $2', [
    desk.id,
    desk.client,
  ]);
  const { id } = await asPerson(test, desk.dana, (ctx) =>
    askTask(ctx, { case: customer.caseId, engagementId: rows[0]?.id, request: 'SECRET: send a new board' }),
  );
  const stop = { until, cost: { minor: 1500, currency: 'GBP' }, words: 'SECRET courier' };
  await asPerson(test, desk.leo, (ctx) =>
    answerTask(ctx, { task: id, state: 'accepted', expectedOn: '2030-12-09', stop }),
  );
  return id;
}

export const asPerson = <T>(
  test: TestDatabase,
  personId: string,
  work: (ctx: Context) => Promise<T>,
): Promise<T> => test.database.as({ kind: 'person', personId, organizationId: null }, work);

export const asDesk = <T>(test: TestDatabase, { id }: Desk, work: (ctx: Context) => Promise<T>): Promise<T> =>
  test.database.as({ kind: 'desk-system', deskId: id }, work);

export const asCustomer = <T>(test: TestDatabase, { hash }: Customer, work: (ctx: Context) => Promise<T>) =>
  test.database.as({ kind: 'customer-link', hash }, work);

/** The customer's page as a browser meets it, over the real commands. */
export async function aPageServer(database: Database, log = pino({ level: 'silent' })): Promise<HttpServer> {
  const server = await httpServer(log);
  await customerPageRoutes(server, { database, commands: pageCommands });
  await server.ready();
  return server;
}
