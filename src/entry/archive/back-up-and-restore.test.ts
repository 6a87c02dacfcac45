import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '../../modules/conversations/queries/outbox.ts';
import { customerLinkToken } from '../../modules/customers/link.ts';
import { search } from '../../modules/today/queries/search.ts';
import type { Context } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import type { Connection } from '../../platform/database/roles.ts';
import { readSettings } from '../../platform/settings.ts';
import { aCase, type Desk } from '../../testing/a-desk.ts';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import { type MailSink, mailSink } from '../../testing/mail-sink.ts';
import { type Running, start } from '../start.ts';
import { backUp } from './back-up.ts';
import {
  aDeskWithMail,
  aFolderForArchives,
  asAdmin,
  contentsOf,
  newDatabases,
  photo,
  protectionOf,
} from './fixtures.ts';
import { release } from './release.ts';
import { check, restoreInto } from './restore.ts';

const source = testDatabase();
const file = join(aFolderForArchives(), 'whole.tlarchive');
const newDatabase = newDatabases(() => source.admin);

let desk: Desk;
let before: Record<string, string>;
let written: string[];
let copy: Connection;

beforeAll(async () => {
  desk = await aDeskWithMail(source);
  await source.sql(
    `insert into auth.session (id, "userId", token, "expiresAt") values (gen_random_uuid(), $1, 'a session', now() + '1 day')`,
    [desk.dana.id],
  );
  await source.sql(
    `insert into auth.verification (id, identifier, value, "expiresAt") values (gen_random_uuid(), 'a link', 'x', now() + '1 day')`,
  );
  before = await contentsOf(source.admin);
  written = [];
  const here = { admin: source.admin, secret: testSecret };
  await backUp(here, file, async () => {
    // Somebody goes on working while each piece is copied.
    if (written.length < 12)
      written.push((await aCase(desk, { address: `${written.length}@later.example` })).id);
  });
  copy = newDatabase();
  await restoreInto(
    { admin: copy, secret: testSecret },
    { file, checked: await check(file), progress: () => {} },
  );
});

describe('a restored copy', () => {
  it('holds every table as it was when the backup began, whatever was written meanwhile', async () => {
    expect(written).toHaveLength(12);
    const after = await contentsOf(copy);
    const none = '0 ';
    const { 'app.installation': _, 'public.custody_inbox': onRecord, ...others } = after;
    const { 'app.installation': __, 'public.custody_inbox': ___, ...expected } = before;
    expect(onRecord).not.toEqual(before['public.custody_inbox']);
    expect(others).toEqual({ ...expected, 'auth.session': none, 'auth.verification': none });
    expect([before['auth.session'], before['auth.verification']]).not.toContain(none);
    expect(await contentsOf(source.admin)).not.toEqual(before);
  });

  it('holds, as the original does, a line for each desk that everything of it was taken along', async () => {
    const exported = `select desk_id, actor_kind, purpose from custody_inbox where kind = 'exported'`;
    for (const admin of [source.admin, copy]) {
      expect((await asAdmin(admin, exported)).rows).toEqual([
        { desk_id: desk.id, actor_kind: 'operator', purpose: 'backup' },
      ]);
    }
    await expect(
      desk.as(desk.leo, (ctx) => sql`select app.record_backup()`.execute(ctx.db)),
    ).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is the same installation, and knows when it was restored and from when', async () => {
    const installation = (admin: Connection) => asAdmin(admin, 'select * from app.installation');
    const [original] = (await installation(source.admin)).rows;
    const [restored] = (await installation(copy)).rows;
    expect(restored).toMatchObject({ kind: original.kind, created_at: original.created_at });
    expect(restored.clock_offset).toEqual(original.clock_offset);
    expect(original).toMatchObject({ held_since: null, restored_at: null, backup_made_at: null });
    expect(restored.backup_made_at.getTime()).toBeLessThan(restored.restored_at.getTime());
  });

  it('is protected as before: policies, triggers, keys and rights', async () => {
    expect(await protectionOf(copy)).toBe(await protectionOf(source.admin));
  });

  it('has every byte of what was attached', async () => {
    const { rows } = await asAdmin(copy, 'select bytes from file_chunks order by file_id, place');
    expect(Buffer.concat(rows.map(({ bytes }) => bytes)).equals(photo)).toBe(true);
  });

  it('lies in a file for the eyes of its owner only', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

describe('work on a restored copy', () => {
  let database: Database;
  beforeAll(() => {
    database = new Database(copy, testSecret, { size: 4 });
    return () => database.close();
  });
  const as = (who: Desk['dana'], on = database) => ({
    do: <T>(work: Parameters<typeof database.as<T>>[1]) =>
      on.as({ kind: 'person', personId: who.id, organizationId: who.organizationId }, work),
  });

  it('shows everybody what they saw, and a stranger nothing', async () => {
    const casesSeen = (who: Desk['dana'], on: Database) =>
      as(who, on).do(async ({ db }) =>
        (
          await db
            .withTables<{ cases: { id: string } }>()
            .selectFrom('cases')
            .select('id')
            .orderBy('id')
            .execute()
        )
          .map(({ id }) => id)
          .filter((id) => !written.includes(id)),
      );
    for (const who of [desk.dana, desk.leo]) {
      const seen = await casesSeen(who, database);
      expect(seen).toHaveLength(2);
      expect(seen).toEqual(await casesSeen(who, source.database));
    }
    expect(await casesSeen(desk.sam, database)).toEqual([]);
  });

  it('finds by words', async () => {
    const found = await as(desk.dana).do((ctx) => search(ctx, { q: 'followed sheet' }));
    expect(found.messages).toMatchObject([{ subject: 'No sound' }]);
    expect((await as(desk.sam).do((ctx) => search(ctx, { q: 'followed sheet' }))).messages).toEqual([]);
  });

  it('goes on where the sequences stood', async () => {
    const next = () =>
      asAdmin(
        copy,
        `select nextval('search_places')::int as next, (select max(place)::int from search_documents) as last`,
      );
    const { next: given, last } = (await next()).rows[0];
    expect(given).toBeGreaterThan(last);
    const there: Desk = {
      ...desk,
      asDesk: (work) => database.as({ kind: 'desk-system', deskId: desk.id }, work),
    };
    const opened = await aCase(there, { address: 'new@later.example' });
    expect(await as(desk.dana).do((ctx) => search(ctx, { q: 'mains' }))).toMatchObject({
      cases: [{ caseId: opened.id }],
    });
  });
});

describe('a held copy', () => {
  let sink: MailSink;
  let running: Running;
  const logged: string[] = [];
  const heldBack = Promise.withResolvers<void>();
  beforeAll(async () => {
    sink = await mailSink();
    const settings = readSettings({
      THROUGHLINE_PORT: '0',
      THROUGHLINE_ROLE: 'web',
      THROUGHLINE_MAIL_SERVER: sink.url,
    });
    const write = (line: string) => {
      logged.push(line);
      if (line.includes('a sign-in mail was asked for, but this copy is held')) heldBack.resolve();
    };
    const log = pino({ level: 'info' }, { write });
    const opened = {
      admin: copy,
      secret: testSecret,
      kind: 'test' as const,
      folder: null,
      close: async () => {},
    };
    running = await start(opened, settings, log);
  });
  afterAll(async () => {
    await running.close();
    await sink.close();
  });

  const asDana = <T>(work: (ctx: Context) => Promise<T>) => {
    const { id: personId, organizationId } = desk.dana;
    return running.database.as({ kind: 'person', personId, organizationId }, work);
  };
  const waiting = async () => (await asDana((ctx) => outbox(ctx, { desk: desk.slug }))).items;
  const askForSignIn = () =>
    fetch(`${running.url}/api/auth/sign-in/magic-link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: running.url },
      body: JSON.stringify({ email: desk.dana.mail }),
    });

  it('says so when it starts, and opens the links that were given before', async () => {
    expect(logged.join('')).toContain('restored copy and is held');
    const mail = (await waiting()).find(({ kind }) => kind === 'message');
    const token = await asDana(async (ctx) => {
      const { rows } = await sql<{ id: string }>`select l.id from customer_links l
        join cases c using (desk_id, customer_id) where c.id = ${mail?.caseId}`.execute(ctx.db);
      return customerLinkToken(ctx.site, rows[0]?.id ?? '');
    });
    const page = await fetch(`${running.url}/c/${token}`, { redirect: 'manual' });
    const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const shown = await fetch(new URL(page.headers.get('location') ?? '', running.url), {
      headers: { cookie },
    });
    expect(await shown.text()).toContain('back\\slash');
  });

  it('sends nothing, no message, no receipt and no link to sign in', async () => {
    await running.worker.settle();
    const sent = sink.next();
    expect((await askForSignIn()).status).toBe(200);
    await Promise.race([heldBack.promise, sent]);
    expect(sink.got).toEqual([]);
    expect((await waiting()).map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
  });

  it('sends what waited once it is released, each mail once', async () => {
    expect(await release({ admin: copy, secret: testSecret })).toBe(3);
    await running.worker.settle();
    await running.worker.settle();
    expect(sink.got.map(({ raw }) => raw.match(/^Message-ID: (\S+)/im)?.[1]).sort()).toEqual(
      (await asAdmin(copy, 'select message_id from outbox order by 1')).rows
        .map(({ message_id }) => message_id)
        .sort(),
    );
    expect((await waiting()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    const next = sink.next();
    await askForSignIn();
    expect((await next).to).toEqual([desk.dana.mail]);
    expect(await release({ admin: copy, secret: testSecret })).toBe(null);
  });
});
