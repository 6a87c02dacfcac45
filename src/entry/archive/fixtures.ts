import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packTar, unpackTar } from 'modern-tar';
import pg from 'pg';
import { afterAll } from 'vitest';
import { say } from '../../modules/conversations/commands/say.ts';
import { readNextMail } from '../../modules/conversations/mail/read-mail.ts';
import { takeIn } from '../../modules/conversations/mail/take-in.ts';
import type { Connection } from '../../platform/database/roles.ts';
import { startMailParser } from '../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { aMail } from '../../testing/send-mail.ts';
import type { Summary } from './format.ts';
import { Tally } from './tally.ts';

/** A folder for archives, gone after the tests of the file. */
export function aFolderForArchives(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-archives-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Names of databases that are not there yet, and are gone after the tests of the file. */
export function newDatabases(admin: () => Connection): () => Connection {
  const made: string[] = [];
  afterAll(async () => {
    for (const name of made)
      await asAdmin({ ...admin(), database: 'postgres' }, `drop database if exists ${name} with (force)`);
  });
  return () => {
    const database = `restored_${randomUUID().replaceAll('-', '')}`;
    made.push(database);
    return { ...admin(), database };
  };
}

export async function asAdmin(
  admin: Connection,
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}

export const photo = randomBytes(1_500_000);

/** A desk with two customers: one whose mail brought a photo and who was answered, one who got a receipt only. */
export async function aDeskWithMail(test: TestDatabase): Promise<Desk> {
  const desk = await aDesk(test);
  const parser = startMailParser();
  try {
    const first = await receive(
      aMail({ ...toDesk(desk, 'bill'), subject: 'No sound', text: encoded(), headers: mixed }),
    );
    const file = ['back\\slash\ttab', 'ünïcødé \u{1f50a}', 'line\r\nfeed', '\\.', '\\N'].join('\n');
    await desk.as(desk.dana, (ctx) => say(ctx, { case: first ?? '', text: file, audience: 'customer' }));
    await receive(aMail({ ...toDesk(desk, 'ana'), subject: 'Hum', text: 'It hums.' }));
  } finally {
    await parser.close();
  }
  return desk;

  async function receive(raw: string): Promise<string | null> {
    await takeIn(test.database, {
      raw: Buffer.from(raw),
      from: 'somebody@customers.example',
      to: [desk.address],
    });
    const outcome = await desk.asDesk((ctx) => readNextMail(ctx, parser, () => {}));
    return typeof outcome === 'object' ? (outcome?.caseId ?? null) : null;
  }
}

const toDesk = (desk: Desk, name: string) => ({
  from: `${name} <${name}@customers.example>`,
  to: desk.address,
});
const mixed = { 'Content-Type': 'multipart/mixed; boundary=cut' };

function encoded(): string {
  const lines = photo.toString('base64').match(/.{1,76}/g) ?? [];
  return [
    '--cut',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I followed the sheet to the letter.',
    '--cut',
    'Content-Type: application/octet-stream; name=mixer.raw',
    'Content-Disposition: attachment; filename=mixer.raw',
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
    '--cut--',
  ].join('\n');
}

/** Of each table how many rows it has and what they come to, as the superuser sees them. */
export async function contentsOf(admin: Connection): Promise<Record<string, string>> {
  const client = new pg.Client({ ...admin, options: '-c timezone=UTC' });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select schemaname || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname in ('public', 'app', 'auth') order by 1`,
    );
    const contents: Record<string, string> = {};
    for (const { name } of rows) {
      const found = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as content from ${name} t`,
      );
      contents[name] = found.rows[0].content;
    }
    return contents;
  } finally {
    await client.end();
  }
}

/** What protects the rows: policies, forced row-level security, triggers and who owns what. */
export async function protectionOf(admin: Connection): Promise<string> {
  const { rows } = await asAdmin(
    admin,
    `select string_agg(line, E'\\n' order by line) as all from (
       select format('%s %s %s %s', oid::regclass, relrowsecurity, relforcerowsecurity, relacl) from pg_class
         where relnamespace in ('public'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace)
       union all select format('%s %s %s', tgrelid::regclass, tgname, tgenabled) from pg_trigger where not tgisinternal
       union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where contype = 'f'
     ) as found (line)`,
  );
  return rows[0].all;
}

/** What lies in an archive, to be altered: each entry of the tar by its name. */
export async function unpacked(file: string): Promise<Map<string, Buffer>> {
  const entries = await unpackTar(gunzipSync(await readFile(file)));
  return new Map(entries.map(({ header, data = new Uint8Array() }) => [header.name, Buffer.from(data)]));
}

/** An archive of what was altered: with its old end, which does not fit any more, or one that fits. */
export async function packed(
  file: string,
  entries: Map<string, Buffer>,
  end: 'old' | 'new',
): Promise<string> {
  if (end === 'new') entries.set('end.json', Buffer.from(JSON.stringify({ parts: summariesOf(entries) })));
  const tar = await packTar(
    [...entries].map(([name, data]) => ({ header: { name, size: data.length }, body: new Uint8Array(data) })),
  );
  await writeFile(file, gzipSync(tar));
  return file;
}

function summariesOf(entries: Map<string, Buffer>): Summary[] {
  const tallies = new Map<string, Tally>();
  for (const [name, bytes] of entries) {
    const part = name.replace(/\/\d{6}$/, '');
    if (name === 'end.json') continue;
    const tally = tallies.get(part) ?? new Tally(part);
    tally.add(bytes);
    tallies.set(part, tally);
  }
  return [...tallies.values()].map((tally) => tally.summary());
}
