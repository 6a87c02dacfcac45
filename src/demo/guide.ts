import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { deskOfAddress } from '../modules/conversations/mail/take-in.ts';
import { customerLinkUrl } from '../modules/customers/link.ts';
import type { Database } from '../platform/database/database.ts';
import { desks, organizations, people } from './cast.ts';
import { keysOf } from './set-up.ts';
import { demoSignInUrl } from './sign-in.ts';

/** Where everything of a demo is, for people and for machines. */
export type Guide = {
  url: string;
  smtp: { host: string; port: number } | null;
  people: {
    name: string;
    email: string;
    organization: string;
    role: 'client' | 'provider' | 'third party';
    signIn: string;
  }[];
  customers: { name: string; email: string; desk: string; page: string }[];
  desks: { slug: string; name: string; address: string }[];
};

type Running = { url: string; smtp: Guide['smtp']; database: Database };

export async function guideTo({ url, smtp, database }: Running): Promise<Guide> {
  return {
    url,
    smtp,
    people: await peopleIn(database),
    customers: await customersIn(database),
    desks: keysOf(desks).map((desk) => {
      const { slug, name, address } = desks[desk];
      return { slug, name, address };
    }),
  };
}

/**
 * Whoever writes to the demo for the first time gets a page, and would read its link in a mail that a demo without a mail
 * server does not send: it is told here, and added to the guide. Goes on until it is stopped.
 */
export async function tellOfNewCustomers(
  { running, guide, folder }: { running: Running; guide: Guide; folder: string },
  tell: (customers: Guide['customers']) => void,
  signal: AbortSignal,
): Promise<void> {
  let known = guide;
  while (!signal.aborted) {
    await setTimeout(1000, undefined, { signal, ref: false }).catch(() => {});
    // While the database is away there is nothing to tell.
    const customers = await customersIn(running.database).catch(() => known.customers);
    const fresh = customers.filter(({ page }) => !known.customers.some((one) => one.page === page));
    if (fresh.length === 0 || signal.aborted) continue;
    known = { ...known, customers };
    await writeGuide(known, folder);
    tell(fresh);
  }
}

/** Whoever holds these links is let in, so nobody else may read the file. */
export async function writeGuide(guide: Guide, folder: string): Promise<string> {
  const file = join(folder, 'demo.json');
  await writeFile(file, `${JSON.stringify(guide, null, 2)}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return file;
}

async function peopleIn(database: Database): Promise<Guide['people']> {
  return database.as({ kind: 'operator' }, async (ctx) => {
    const found: Guide['people'] = [];
    for (const key of keysOf(people)) {
      const { name, mail, organization } = people[key];
      const { rows } = await sql<{ id: string | null }>`select app.person_of_mail(${mail}) as id`.execute(
        ctx.db,
      );
      const id = rows[0]?.id;
      if (!id) continue;
      const { name: company, role } = organizations[organization];
      const signIn = demoSignInUrl(database, id);
      found.push({ name, email: mail, organization: company, role, signIn });
    }
    return found;
  });
}

async function customersIn(database: Database): Promise<Guide['customers']> {
  return (await Promise.all(keysOf(desks).map((desk) => customersOf(database, desks[desk])))).flat();
}

async function customersOf(database: Database, desk: { slug: string; address: string }) {
  const deskId = await deskOfAddress(database, desk.address);
  if (!deskId) return [];
  return database.as({ kind: 'desk-system', deskId }, async (ctx) => {
    // Whoever is only ever called has a page, too; it is found from their case.
    const { rows } = await sql<{ name: string; email: string; linkId: string }>`
      select k.name, l.id as link_id, m.address as email
      from customers k
      cross join lateral (select p.address from contact_points p
        where p.desk_id = k.desk_id and p.customer_id = k.id and p.kind = 'mail' order by p.recorded_at limit 1) m
      join customer_links l on l.desk_id = k.desk_id and l.customer_id = k.id and l.revoked_at is null
      order by k.recorded_at, k.id`.execute(ctx.db);
    return rows.map(({ name, email, linkId }) => ({
      name,
      email,
      desk: desk.slug,
      page: customerLinkUrl(database.site, linkId),
    }));
  });
}

export const pageOf = ({ name, page }: Guide['customers'][number]) => `  ${name.padEnd(52)} ${page}`;

/** What a newcomer needs first stands last, where a terminal leaves them. */
export function asText({ url, smtp, people: cast, customers, desks: doors }: Guide, files: string[]): string {
  const lines = [
    '',
    "The customers' own pages:",
    ...customers.map(pageOf),
    '',
    ...(smtp ? [`Send mail by SMTP to ${smtp.host}:${smtp.port}:`] : []),
    ...(smtp ? [...doors.map(({ name, address }) => `  ${name.padEnd(52)} ${address}`), ''] : []),
    'Sign in as one of these:',
    ...cast.map(
      ({ name, organization, role, signIn }) =>
        `  ${`${name}, ${organization} (${role})`.padEnd(52)} ${signIn}`,
    ),
    '',
    `Throughline runs at ${url}`,
    ...files,
    'Stop with Ctrl-C. What you do here is kept for the next start.',
  ];
  return `${lines.join('\n')}\n`;
}
