import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../platform/http/credential.ts';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { makeToken } from '../people/commands/tokens.ts';
import { refuseByLink } from './commands/answer-preparation.ts';
import { changePreparation } from './commands/prepare.ts';
import { prepared, sayYes } from './preparations.fixture.ts';
import { preparationsOfUs } from './queries/preparations.ts';

const running = runningThroughline();
let desk: Desk;
let headers: Record<'leo' | 'priya' | 'dana', Record<string, string>>;
beforeAll(async () => {
  desk = await aDesk(running.test);
  const tokenOf = async (who: Desk['leo']) => ({
    authorization: `Bearer ${(await desk.as(who, (ctx) => makeToken(ctx, { name: 'test', scopes: ['read', 'desks'] }))).token}`,
  });
  headers = {
    leo: await tokenOf(desk.leo),
    priya: await tokenOf(desk.priya),
    dana: await tokenOf(desk.dana),
  };
});

// In more than one piece.
const content = randomBytes(300_000);

async function upload(by: keyof typeof headers, bytes: Uint8Array = content, name = 'Terms “2026”.pdf') {
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${running.program.url}/api/preparations/files`, {
    ...{ method: 'POST', headers: headers[by], body },
  });
  return { status: answer.status, ...((await answer.json()) as { id: string; code?: string }) };
}

const withFile = async (agreementFileId: string) => prepared(running.test, desk, { agreementFileId });
const tokenOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';
const byLink = <T>(url: string, work: Parameters<typeof running.test.database.as<T>>[1]) =>
  running.test.database.as<T>({ kind: 'preparation-link', hash: hashOf(tokenOf(url)) }, work);
const yes = { version: 1, without: [], mail: null };
const rowsOf = async (text: string, values: unknown[]) => (await running.test.sql(text, values)).rows;
/** What lies on the desk that was prepared. */
const keptOn = (slug: string) =>
  rowsOf('select f.id from files f join desks d on d.id = f.desk_id where d.slug = $1', [slug]);

/** What somebody who has nothing but a link is shown of what was prepared. */
const shown = (url: string, id: string, ending = '') =>
  fetch(`${running.program.url}/begin/${id}${ending}`, { headers: { cookie: `begin=${tokenOf(url)}` } });

describe('an agreement that is prepared as a file', () => {
  it('is named and opened behind the link before they say yes, to be saved and never shown in place', async () => {
    const { id: file } = await upload('priya');
    const { id, url, what } = await withFile(file);
    expect(await (await shown(url, id)).text()).toContain(
      `<a href="/begin/${id}/agreement">Terms “2026”.pdf</a>`,
    );
    const saved = await shown(url, id, '/agreement');
    expect(Object.fromEntries(saved.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; .*Terms%20%E2%80%9C2026%E2%80%9D\.pdf$/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(Buffer.from(await saved.arrayBuffer()).equals(content)).toBe(true);
    expect(await keptOn(what.desk.slug)).toEqual([]);
  });

  it('is the agreement of whoever prepared it once they say yes', async () => {
    const { id, url, what } = await withFile((await upload('priya')).id);
    await byLink(url, (ctx) => sayYes(ctx, yes));
    const at = `/api/desks/${what.desk.slug}`;
    const { body } = await running.api('GET', `${at}/agreements`, { headers: headers.priya });
    expect(body.items).toMatchObject([{ name: 'Terms “2026”.pdf', by: 'Ray Kowalski' }]);
    const [{ id: file }] = body.items;
    const engaged = await rowsOf(
      `select o.id from engagements e join organizations o on o.id = e.organization_id where e.id = $1`,
      [body.items[0].engagementId],
    );
    expect(engaged).toEqual([{ id: desk.priya.organizationId }]);
    const saved = await fetch(`${running.program.url}${at}/files/${file}`, { headers: headers.priya });
    expect(Buffer.from(await saved.arrayBuffer()).equals(content)).toBe(true);
    expect(
      await rowsOf(
        `select f.sha256, f.size, (select array_agg(length(c.bytes) order by c.place) from file_chunks c
           where c.desk_id = f.desk_id and c.file_id = f.id) as pieces from files f where f.id = $1`,
        [file],
      ),
    ).toEqual([
      {
        sha256: createHash('sha256').update(content).digest(),
        ...{ size: 300_000, pieces: [262_144, 300_000 - 262_144] },
      },
    ]);
    expect((await shown(url, id, '/agreement')).status).toBe(404);
  });

  it('lies on no desk where they say no, or it is too old, and is opened no more', async () => {
    const { id: file } = await upload('priya');
    const refused = await withFile(file);
    await byLink(refused.url, (ctx) => refuseByLink(ctx, { version: 1, reason: '' }));
    const old = await withFile(file);
    await running.test.sql('update preparations set expires_at = app.now() where id = $1', [old.id]);
    for (const { id, url, what } of [refused, old]) {
      expect((await shown(url, id, '/agreement')).status, id).toBe(404);
      expect(await keptOn(what.desk.slug)).toEqual([]);
    }
  });

  it('is the one that stands there now, and may be none', async () => {
    const [first, second] = [await upload('priya'), await upload('priya', Buffer.from('Second'), 'b.txt')];
    const { id, url, what } = await withFile(first.id);
    const change = (more: object) =>
      desk.as(desk.priya, (ctx) => changePreparation(ctx, { ...what, preparation: id, ...more }));
    const named = async () =>
      (await desk.as(desk.priya, preparationsOfUs)).items.find((one) => one.id === id)?.agreementFileName;
    await change({ agreementFileId: second.id });
    expect(await (await shown(url, id, '/agreement')).text()).toBe('Second');
    expect(await named()).toBe('b.txt');
    await change({ agreementFileId: undefined });
    expect((await shown(url, id, '/agreement')).status).toBe(404);
    expect(await named()).toBe(null);
    await byLink(url, (ctx) => sayYes(ctx, { ...yes, version: 3 }));
    expect(await keptOn(what.desk.slug)).toEqual([]);
  });

  it('is kept by an administrator alone, of at most 10 MB, and is never changed', async () => {
    expect(await upload('dana')).toMatchObject({ status: 403, code: 'not-permitted' });
    const tooLarge = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(await upload('priya', tooLarge)).toMatchObject({ code: 'file.too-large' });
    for (const change of ["update preparation_files set name = 'x'", 'delete from preparation_files'])
      await expect(running.test.sql(change), change).rejects.toThrow();
  });

  it('is one of theirs: no other organization prepares with it, and no other link opens it', async () => {
    const { id: ofOthers } = await upload('leo');
    await expect(withFile(ofOthers)).rejects.toMatchObject({ code: 'file.not-found' });
    const other = await prepared(running.test, desk);
    const { id } = await withFile((await upload('priya')).id);
    expect((await shown(other.url, id, '/agreement')).status).toBe(404);
    expect((await shown(other.url, other.id, '/agreement')).status).toBe(404);
  });
});
