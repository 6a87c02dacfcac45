import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesOfDesk } from '../modules/cases/queries/case-rows.ts';
import { proposeDone } from '../modules/conversations/commands/finish.ts';
import { quarantine, releaseMail } from '../modules/conversations/mail/quarantine.ts';
import { caseView } from '../modules/conversations/queries/case-view.ts';
import { outbox } from '../modules/conversations/queries/outbox.ts';
import { aDesk, type Desk } from '../testing/a-desk.ts';
import { testDatabase } from '../testing/database.ts';
import { aMail } from '../testing/send-mail.ts';
import { deskNamed, importAll } from './commands/mail-import.ts';
import type { ImportedMail } from './import-mail.ts';

const test = testDatabase();
let desk: Desk;
let folder: string;
beforeAll(async () => {
  desk = await aDesk(test);
  folder = await mkdtemp(join(tmpdir(), 'throughline-mail-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function imported(path: string, { closed = false, on = desk } = {}): Promise<ImportedMail[]> {
  const found = await deskNamed(test.database, on.slug);
  return Array.fromAsync(importAll(test.database, { ...found, closed }, [path]));
}

let written = 0;
async function file(raw: string, name = `${++written}.eml`): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, raw);
  return path;
}

const from = (
  address: string,
  more: { subject?: string; text?: string; headers?: Record<string, string> } = {},
) => aMail({ from: address, to: desk.address, subject: 'No sound', text: 'Nothing on the mains.', ...more });

function withFile(address: string, content: Buffer, contentId = '<1@x>'): string {
  const type = { 'Content-Type': 'multipart/mixed; boundary=b' };
  const part = `Content-Type: application/octet-stream; name=a.bin\nContent-ID: ${contentId}\nContent-Transfer-Encoding: base64`;
  const base64 = content.toString('base64').replace(/.{76}/g, '$&\n');
  return from(address, { headers: type, text: `--b\n\nLook.\n--b\n${part}\n\n${base64}\n--b--` });
}

const viewOf = (id: string | null) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id ?? '' }));

describe('importing mail', () => {
  it('makes a case of a mail, keeps when it was written, and sends nothing', async () => {
    const path = await file(
      from('Bill <bill@customers.example>', { headers: { Date: 'Mon, 2 Mar 2026 09:30:00 +0000' } }),
    );
    const [mail] = await imported(path);
    expect(mail).toMatchObject({ source: path, outcome: 'created', reason: null });
    const view = await viewOf(mail?.case ?? null);
    expect(view).toMatchObject({ state: 'open', customer: { name: 'Bill' }, due: expect.any(String) });
    expect(view.entries.map(({ kind }) => kind)).toEqual(['contact']);
    expect(view.entries[0]).toMatchObject({ id: mail?.entry, writtenAt: '2026-03-02T09:30:00.000Z' });
    const sent = await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }));
    expect(sent.items).toEqual([]);
  });

  it('says of each mail what became of it: appended, ignored, quarantined, a duplicate', async () => {
    const first = from('rosa@customers.example', { headers: { 'Message-ID': '<first@customers.example>' } });
    const answer = from('rosa@customers.example', {
      text: 'It was the cable.',
      headers: { 'In-Reply-To': '<first@customers.example>' },
    });
    const [opened] = await imported(await file(first));
    expect(await imported(await file(answer))).toMatchObject([{ outcome: 'appended', case: opened?.case }]);
    expect(await imported(await file(first))).toMatchObject([
      { outcome: 'duplicate', case: null, entry: null },
    ]);
    const away = from('rosa@customers.example', { headers: { 'Auto-Submitted': 'auto-replied' } });
    expect(await imported(await file(away))).toMatchObject([{ outcome: 'ignored', reason: 'auto' }]);
    const list = from('news@weekly.example', { headers: { 'List-Id': '<weekly.example>' } });
    expect(await imported(await file(list))).toMatchObject([{ outcome: 'quarantined', reason: 'list' }]);
  });

  it('keeps mail apart whose sender nobody can answer, and goes on with the next one', async () => {
    const path = await file(from('root@localhost'));
    expect(await imported(path)).toMatchObject([{ outcome: 'quarantined', reason: 'sender unreachable' }]);
  });

  it('goes on behind a mail that cannot be taken in, which a person finds in quarantine, once', async () => {
    await test.sql(`create function refuse_poison() returns trigger language plpgsql as
      $$ begin if new.subject = 'Poison' then raise exception 'poison'; end if; return new; end $$`);
    await test.sql(
      'create trigger refuse_poison before insert on case_words for each row execute function refuse_poison()',
    );
    const folderOfTwo = join(folder, 'poison');
    await mkdir(folderOfTwo);
    await writeFile(join(folderOfTwo, '1.eml'), from('paul@customers.example', { subject: 'Poison' }));
    await writeFile(join(folderOfTwo, '2.eml'), from('paul@customers.example', { subject: 'Bread' }));
    expect(await imported(folderOfTwo)).toMatchObject([
      { outcome: 'quarantined', reason: 'crashed', case: null, entry: null },
      { outcome: 'created' },
    ]);
    expect((await imported(folderOfTwo)).map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
  });

  it('keeps apart what no entry and no file can hold', async () => {
    const words = from('olga@customers.example', { text: 'long '.repeat(500_000) });
    expect(await imported(await file(words))).toMatchObject([
      { outcome: 'quarantined', reason: 'too-large' },
    ]);
    const heavy = withFile('olga@customers.example', Buffer.alloc(26 * 1024 * 1024));
    expect(await imported(await file(heavy))).toMatchObject([
      { outcome: 'quarantined', reason: 'too-large' },
    ]);
  });

  it('takes in a file whose Content-ID is longer than any', async () => {
    const mail = withFile('nora@customers.example', Buffer.from('picture'), `<${'c'.repeat(300)}@x>`);
    const [taken] = await imported(await file(mail));
    expect((await viewOf(taken?.case ?? null)).entries[0]?.files).toMatchObject([{ name: 'a.bin', size: 7 }]);
  });

  it('keeps the beginning of a mail that is too large where a person sees it, once', async () => {
    const other = await aDesk(test);
    const huge = withFile('hugo@customers.example', Buffer.alloc(26.5 * 1024 * 1024));
    const size = Buffer.byteLength(huge);
    expect(size).toBeGreaterThan(35 * 1024 * 1024);
    const path = await file(huge, 'huge.eml');
    expect(await imported(path, { on: other })).toEqual([
      { source: path, outcome: 'quarantined', reason: 'too-large', case: null, entry: null },
    ]);
    const held = await other.as(other.dana, (ctx) => quarantine(ctx, { desk: other.slug }));
    expect(held.items).toMatchObject([
      { from: 'hugo@customers.example', subject: 'No sound', reason: 'too-large', size },
    ]);
    expect(await imported(path, { on: other })).toMatchObject([{ outcome: 'duplicate' }]);

    const mail = held.items[0]?.id ?? '';
    const { id } = await other.as(other.dana, (ctx) => releaseMail(ctx, { desk: other.slug, mail }));
    const theCase = await other.as(other.dana, (ctx) => caseView(ctx, { case: id }));
    expect(theCase.entries).toMatchObject([
      { kind: 'contact', text: 'Look.', files: [] },
      { kind: 'note', text: expect.stringContaining('only its beginning was kept') },
    ]);
  });

  it('knows again what was quarantined or ignored, so that a second import brings nothing', async () => {
    const folderOfOne = join(folder, 'again');
    await mkdir(folderOfOne);
    const raws = [
      from('anna@customers.example', { subject: 'One' }),
      from('anna@customers.example', { subject: 'Two', headers: { 'Auto-Submitted': 'auto-generated' } }),
      from('anna@customers.example, ben@customers.example', { subject: 'Three' }),
    ];
    for (const [place, raw] of raws.entries()) await writeFile(join(folderOfOne, `${place}.eml`), raw);
    expect((await imported(folderOfOne)).map(({ outcome }) => outcome)).toEqual([
      'created',
      'ignored',
      'quarantined',
    ]);
    expect((await imported(folderOfOne)).map(({ outcome }) => outcome)).toEqual(Array(3).fill('duplicate'));
  });

  it('reads every mail of a mailbox file, each with its number', async () => {
    const mails = ['Eins', 'Zwei'].map((subject) => from('carl@customers.example', { subject }));
    const box = mails.map(
      (raw) => `From carl@customers.example Mon Mar  2 09:30:00 2026\n${raw.replaceAll('\r\n', '\n')}\n`,
    );
    const path = await file(box.join(''), 'box.mbox');
    expect((await imported(path)).map(({ source, outcome }) => [source, outcome])).toEqual([
      [`${path}#1`, 'created'],
      [`${path}#2`, 'created'],
    ]);
  });

  it('answers a mail without a return path to its sender, and takes an empty one for mail that wants no answer', async () => {
    const empty = from('dora@customers.example', { headers: { 'Return-Path': '<>' } });
    expect(await imported(await file(empty))).toMatchObject([{ outcome: 'ignored' }]);
    const own = from('dora@customers.example', { headers: { 'Return-Path': '<bounces@lists.example>' } });
    expect(await imported(await file(own))).toMatchObject([{ outcome: 'created' }]);
  });

  it('names the desk that is meant, or says that there is none', async () => {
    await expect(deskNamed(test.database, 'nowhere')).rejects.toThrow('There is no desk "nowhere" here.');
  });
});

describe('importing closed mail', () => {
  it('ends what it opens without an outcome, and what an older answer would open again', async () => {
    const thread = { 'Message-ID': '<thread@customers.example>' };
    const [opened] = await imported(await file(from('emil@customers.example', { headers: thread })), {
      closed: true,
    });
    expect(await viewOf(opened?.case ?? null)).toMatchObject({
      state: 'ended',
      outcome: 'unknown',
      due: null,
    });
    const answer = from('emil@customers.example', {
      text: 'Thanks!',
      headers: { References: '<thread@customers.example>' },
    });
    expect(await imported(await file(answer), { closed: true })).toMatchObject([
      { outcome: 'appended', case: opened?.case },
    ]);
    expect(await viewOf(opened?.case ?? null)).toMatchObject({
      state: 'ended',
      outcome: 'unknown',
      due: null,
    });
  });

  it('leaves a case alone that people are at', async () => {
    const thread = { 'Message-ID': '<open@customers.example>' };
    const [opened] = await imported(await file(from('frida@customers.example', { headers: thread })));
    const answer = (text: string) =>
      from('frida@customers.example', { text, headers: { References: '<open@customers.example>' } });
    await imported(await file(answer('One more thing.')), { closed: true });
    expect(await viewOf(opened?.case ?? null)).toMatchObject({ state: 'open' });
    await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: opened?.case ?? '', text: 'It is done.' }));
    await imported(await file(answer('And another.')), { closed: true });
    expect(await viewOf(opened?.case ?? null)).toMatchObject({ state: 'open' });
  });

  it('leaves the list of open cases as it was', async () => {
    const other = await aDesk(test);
    const raw = aMail({
      from: 'gina@customers.example',
      to: other.address,
      subject: 'Old',
      text: 'Long ago.',
    });
    await imported(await file(raw), { closed: true, on: other });
    const open = await other.as(other.dana, (ctx) => casesOfDesk(ctx, { desk: other.slug }));
    expect(open.items).toEqual([]);
  });
});
