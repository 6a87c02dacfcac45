import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTarPacker, type ParsedTarEntryWithData, unpackTar } from 'modern-tar';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { camelCase } from '../../platform/database/transaction-dialect.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { aMail, sendBySmtp } from '../../testing/send-mail.ts';
import { keepFile } from '../conversations/commands/keep-file.ts';
import { say } from '../conversations/commands/say.ts';
import { learn } from '../customers/commands/learn.ts';
import { endEngagement } from '../desks/index.ts';
import { written } from '../knowledge/articles.fixture.ts';
import { makeToken } from '../people/commands/tokens.ts';
import { answerTask, askTask } from '../tasks/index.ts';
import { writeExport } from './commands/write-export.ts';
import { type Kind, kinds } from './kinds.ts';
import { staysHere } from './stays-here.ts';

const running = runningThroughline();
let desk: Desk;
const tokens = new Map<string, string>();
beforeAll(async () => {
  desk = await aDesk(running.test);
  for (const who of [desk.leo, desk.priya, desk.sam]) tokens.set(who.id, await tokenOf(desk, who));
});

const smtp = () => {
  if (!running.program.smtp) throw new Error('mail is taken in tests');
  return running.program.smtp;
};

const tokenOf = async (on: Desk, who: Desk['leo']) =>
  (await on.as(who, (ctx) => makeToken(ctx, { name: 'export' }))).token;

const ask = (on: Desk, token: string | undefined) =>
  fetch(`${running.program.url}/api/desks/${on.slug}/export`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });

async function taken(on = desk, token = tokens.get(desk.leo.id)) {
  const answer = await ask(on, token);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-tar']);
  return unpackTar(new Uint8Array(await answer.arrayBuffer()));
}

const textOf = ({ data }: ParsedTarEntryWithData) => Buffer.from(data ?? []).toString('utf8');
const named = (parts: ParsedTarEntryWithData[], name: string) => {
  const part = parts.find(({ header }) => header.name === name);
  if (!part) throw new Error(`there is no ${name}`);
  return part;
};
const rowsOf = (parts: ParsedTarEntryWithData[], kind: string): Record<string, unknown>[] =>
  parts
    .filter(({ header }) => header.name.startsWith(`data/${kind}/`))
    .flatMap((part) => textOf(part).trimEnd().split('\n'))
    .map((line) => JSON.parse(line));
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the export of a desk', () => {
  it('holds its cases with all that was said, its customers with what is known, and each file by its digest', async () => {
    const theCase = await aCase(desk);
    const bytes = Buffer.alloc(600_000, 'mains');
    await desk.as(desk.dana, async (ctx) => {
      const file = () =>
        keepFile(
          ctx,
          { deskId: desk.id, entryId: null },
          { name: 'hum.txt', type: 'text/plain', content: bytes },
        );
      const fileIds = [await file(), await file()];
      await say(ctx, { case: theCase.id, audience: 'customer', text: 'We look.', fileIds });
      await learn(ctx, {
        desk: desk.slug,
        customer: theCase.customerId,
        text: 'Left-handed',
        sensitive: true,
      });
    });
    const mail = { from: 'mia@customers.example', to: desk.address };
    const raw = aMail({ ...mail, subject: 'Hum', text: 'It hums, too.' });
    await sendBySmtp(smtp(), { ...mail, raw });
    await running.program.worker.settle();

    const parts = await taken();
    expect(JSON.parse(textOf(named(parts, 'manifest.json')))).toMatchObject({
      ...{ format: 'throughline desk export', version: 1, madeById: desk.leo.id },
      desk: { id: desk.id, slug: desk.slug, name: 'Harmon Audio' },
    });
    const cases = rowsOf(parts, 'cases');
    expect(cases).toHaveLength(2);
    expect(cases[0]).toMatchObject({ id: theCase.id, reference: theCase.reference, state: 'open' });
    const said = rowsOf(parts, 'entry_words').map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining(['I followed the sheet to the letter.', 'We look.']));
    expect(rowsOf(parts, 'facts')).toMatchObject([{ text: 'Left-handed', sensitive: true }]);
    expect(
      rowsOf(parts, 'people')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...['Dana Okafor', 'Leo Brandt', 'Priya Raman', 'Tom Hughes']]);
    expect(rowsOf(parts, 'files')).toMatchObject([{ sha256: digest(bytes) }, { sha256: digest(bytes) }]);
    const files = parts.filter(({ header }) => header.name.startsWith('files/'));
    expect(files.map(({ header, data }) => [header.name, digest(data ?? new Uint8Array())])).toEqual([
      [`files/${digest(bytes)}`, digest(bytes)],
    ]);
    const [kept] = parts.filter(({ header }) => header.name.startsWith('mails/'));
    expect(textOf(kept ?? named(parts, 'mails'))).toContain('It hums, too.');
    const end = JSON.parse(textOf(named(parts, 'end.json')));
    expect(end).toMatchObject({
      kinds: { cases: { rows: 2 }, referrals: { rows: 0 } },
      ...{ files: { count: 1, bytes: bytes.length }, mails: { count: 1 } },
    });
    for (const { name, sha256 } of end.parts)
      expect(digest(named(parts, name).data ?? new Uint8Array())).toBe(sha256);
  });

  it('names whoever asked, answered or wrote on it, and the departments that were asked', async () => {
    const on = await aDesk(running.test);
    const { id } = await aCase(on, { address: 'mia@customers.example' });
    const departmentId = randomUUID();
    await running.test.sql(`insert into departments (organization_id, id, name) values ($1, $2, 'Service')`, [
      on.leo.organizationId,
      departmentId,
    ]);
    const asking = { case: id, request: 'Is it on its way?' };
    await on.as(on.dana, async (ctx) => {
      await askTask(ctx, { ...asking, engagementId: on.engagements.client, departmentId });
    });
    const task = await on.as(on.dana, (ctx) =>
      askTask(ctx, { ...asking, engagementId: on.engagements.thirdParty }),
    );
    await on.as(on.sam, (ctx) => answerTask(ctx, { task: task.id, state: 'done', text: 'It is.' }));
    const parts = await taken(on, await tokenOf(on, on.leo));
    const people = rowsOf(parts, 'people').map((one) => one.id);
    const authors = rowsOf(parts, 'entries').filter(({ authorKind }) => authorKind === 'person');
    expect(authors.map(({ authorId }) => authorId)).toContain(on.sam.id);
    for (const { authorId } of authors) expect(people).toContain(authorId);
    expect(rowsOf(parts, 'departments')).toEqual([
      { organizationId: on.leo.organizationId, id: departmentId, name: 'Service' },
    ]);
  });

  it('holds the articles that a company kept to itself once it works there no more', async () => {
    const on = await aDesk(running.test);
    const token = await tokenOf(on, on.leo);
    const id = await written(on);
    expect(rowsOf(await taken(on, token), 'articles')).toEqual([]);
    await on.as(on.leo, (ctx) => endEngagement(ctx, { desk: on.slug, engagement: on.engagements.provider }));
    const parts = await taken(on, token);
    expect(rowsOf(parts, 'articles')).toMatchObject([{ id, audience: 'company' }]);
    expect(rowsOf(parts, 'article_versions')).toMatchObject([{ articleId: id, authorId: on.dana.id }]);
  });

  it('is on the record before it leaves, each time, with who took it', async () => {
    const on = await aDesk(running.test);
    const token = await tokenOf(on, on.leo);
    await taken(on, token);
    await running.program.worker.settle();
    const later = rowsOf(await taken(on, token), 'custody_entries');
    expect(later.filter(({ kind }) => kind === 'exported')).toMatchObject([
      { actorId: on.leo.id, purpose: 'export' },
    ]);
  });

  it('is refused to everybody but who answers for the desk', async () => {
    for (const [who, status] of [
      [desk.priya, 403],
      [desk.sam, 404],
    ] as const)
      expect((await ask(desk, tokens.get(who.id))).status).toBe(status);
    expect((await ask(desk, undefined)).status).toBe(401);
    const narrow = await desk.as(desk.leo, (ctx) => makeToken(ctx, { name: 'narrow', scopes: ['read'] }));
    expect((await ask(desk, narrow.token)).status).toBe(403);
  });

  it('is taken once at a time by one person', async () => {
    const on = await aDesk(running.test);
    const token = await tokenOf(on, on.leo);
    const holding = new pg.Client(running.test.admin);
    await holding.connect();
    try {
      // The first comes to its articles, and no further.
      await holding.query('begin; lock table articles in access exclusive mode');
      const first = await ask(on, token);
      const second = await ask(on, token);
      expect([first.status, second.status]).toEqual([200, 429]);
      await holding.query('commit');
      await first.arrayBuffer();
    } finally {
      await holding.end();
    }
    await taken(on, token);
  });

  it('holds nothing of another desk', async () => {
    const other = await aDesk(running.test);
    await aCase(other, { name: 'Ida Otherdesk', address: 'ida@otherdesk.example' });
    for (const part of await taken()) expect(textOf(part)).not.toContain('therdesk');
  });

  it('of some thousand cases comes whole while no more than a little of it is held at a time', async () => {
    const on = await aDesk(running.test);
    const { id } = await aCase(on);
    await running.test.sql(many(on.id, id));
    let fetched = 0;
    const { readable, controller } = createTarPacker();
    const who = { kind: 'person', personId: on.leo.id, organizationId: on.leo.organizationId } as const;
    const written = running.test.database
      .atOneMoment(who, (ctx) => {
        const db = ctx.db.withPlugin({
          transformQuery: ({ node }) => node,
          transformResult: async ({ result }) => {
            fetched += JSON.stringify(result.rows).length;
            return result;
          },
        });
        return writeExport({ ...ctx, db }, { ...on, name: 'Harmon Audio' }, controller);
      })
      .then(() => controller.finalize());
    let read = 0;
    let ahead = 0;
    const reader = readable.getReader();
    for (let got = await reader.read(); !got.done; got = await reader.read()) {
      read += got.value.length;
      // Whoever reads slowly is waited for.
      if (read < 10 * 1024 ** 2) await running.test.sql('select');
      ahead = Math.max(ahead, fetched - read);
    }
    await written;
    expect(read).toBeGreaterThan(90 * 1024 ** 2);
    expect(ahead).toBeLessThan(24 * 1024 ** 2);
  });
});

/** The same case three thousand times, each with thirty kilobytes of words, as the superuser copies it. */
const many = (deskId: string, caseId: string) => `
  begin;
  set local session_replication_role = replica;
  create temporary table made on commit drop as
    select gen_random_uuid() as case_id, gen_random_uuid() as entry_id, n from generate_series(1, 3000) n;
  insert into entries select (jsonb_populate_record(x, jsonb_build_object('id', m.entry_id, 'case_id', m.case_id))).*
    from entries x, made m where x.desk_id = '${deskId}' and x.case_id = '${caseId}' and x.kind = 'contact';
  insert into entry_words (desk_id, entry_id, text) select '${deskId}', m.entry_id, repeat(md5(m.n::text), 1000) from made m;
  insert into cases select (jsonb_populate_record(x, jsonb_build_object('id', m.case_id, 'last_entry_id', m.entry_id,
    'reference', translate(upper(substr(md5(m.n::text), 1, 8)), '01', 'XY')))).* from cases x, made m
    where x.desk_id = '${deskId}' and x.id = '${caseId}';
  commit`;

const columnsOf = (of: Kind) => [...of.fields, ...of.without];

describe('what goes out', () => {
  it('is every table of a desk with every column, or stands among those that stay, with why', async () => {
    const { rows } = await running.test.sql(`
      select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      group by c.relname having bool_or(a.attname = 'desk_id') or c.relname in ('desks', 'organizations', 'persons', 'departments')`);
    const forgotten = rows.flatMap(({ name, columns }) => {
      const kind = kinds.find(({ table }) => table === name);
      if (!kind) return name in staysHere ? [] : [name];
      const known = new Set([...columnsOf(kind), 'desk_id']);
      return columns
        .filter((column: string) => !known.has(column))
        .map((column: string) => `${name}.${column}`);
    });
    expect(forgotten).toEqual([]);
    const tables = new Set(rows.map(({ name }) => name));
    expect(
      [...kinds.map(({ table }) => table), ...Object.keys(staysHere)].filter((name) => !tables.has(name)),
    ).toEqual([]);
  });

  it('is described, file by file and field by field, and so is what stays', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/export.md'), 'utf8');
    const [described = '', stays = ''] = page.split('## What stays here');
    const sections = described.split(/^### /m).slice(1);
    const fieldsOf = (text: string) => [...text.matchAll(/^- `(\w+)`: \S/gm)].map(([, name]) => name);
    expect(sections.map((text) => text.split('\n', 1)[0])).toEqual(kinds.map(({ name }) => name));
    expect(sections.map(fieldsOf)).toEqual(kinds.map(({ fields }) => fields.map(camelCase)));
    expect(fieldsOf(stays)).toEqual(Object.keys(staysHere));
  });
});
