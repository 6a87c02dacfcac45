import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../testing/a-desk.ts';
import { aDesk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { makeToken } from '../people/commands/tokens.ts';

const running = runningThroughline();
let desk: Desk;
let headers: Record<'leo' | 'priya' | 'dana', Record<string, string>>;
beforeAll(async () => {
  desk = await aDesk(running.test);
  const tokenOf = async (who: Desk['leo']) => ({
    authorization: `Bearer ${(await desk.as(who, (ctx) => makeToken(ctx, { name: 'test' }))).token}`,
  });
  headers = {
    leo: await tokenOf(desk.leo),
    priya: await tokenOf(desk.priya),
    dana: await tokenOf(desk.dana),
  };
});

const at = () => `/api/desks/${desk.slug}`;

async function uploaded(by: keyof typeof headers): Promise<string> {
  const body = new FormData();
  body.set('file', new Blob(['We answer customers at night.']), 'night-desk.txt');
  const answer = await fetch(`${running.program.url}${at()}/files`, {
    method: 'POST',
    headers: headers[by],
    body,
  });
  return ((await answer.json()) as { id: string }).id;
}

const keep = (by: keyof typeof headers, fileId: string, engagementId: string) =>
  running.api('POST', `${at()}/agreements`, { body: { engagementId, fileId }, headers: headers[by] });
const listFor = async (by: keyof typeof headers) =>
  (await running.api('GET', `${at()}/agreements`, { headers: headers[by] })).body.items;
const open = (by: keyof typeof headers, id: string) =>
  fetch(`${running.program.url}${at()}/files/${id}`, { headers: headers[by] });
const openings = async (id: string) =>
  (
    await running.test.sql(
      `select kind, purpose, to_organization_id from custody_inbox where actor_id = $1 and purpose = 'agreement'
        union all select kind, purpose, to_organization_id from custody_entries
        where actor_id = $1 and purpose = 'agreement'`,
      [id],
    )
  ).rows;

describe('an agreement', () => {
  it('is kept by the client with an engagement, and opened by both, which the custody record holds', async () => {
    const first = await uploaded('leo');
    expect((await keep('leo', first, desk.engagements.provider)).status).toBe(201);
    const second = await uploaded('leo');
    await keep('leo', second, desk.engagements.provider);
    expect(await listFor('priya')).toMatchObject([
      { id: second, name: 'night-desk.txt', engagementId: desk.engagements.provider, by: 'Leo Brandt' },
      { id: first },
    ]);
    expect(await openings(desk.priya.id)).toEqual([]);
    expect(await (await open('priya', first)).text()).toBe('We answer customers at night.');
    expect(await openings(desk.priya.id)).toEqual([
      { kind: 'opened', purpose: 'agreement', to_organization_id: desk.priya.organizationId },
    ]);
  });

  it('with another company is not theirs to see', async () => {
    const file = await uploaded('leo');
    await keep('leo', file, desk.engagements.thirdParty);
    expect((await listFor('leo')).some(({ id }: { id: string }) => id === file)).toBe(true);
    expect((await listFor('dana')).some(({ id }: { id: string }) => id === file)).toBe(false);
    expect((await open('dana', file)).status).toBe(404);
    expect((await open('leo', file)).status).toBe(200);
  });

  it('is kept by nobody but the client, once, and of a file of theirs', async () => {
    const file = await uploaded('priya');
    expect((await keep('priya', file, desk.engagements.provider)).body.code).toBe('not-permitted');
    expect((await keep('leo', file, desk.engagements.provider)).body.code).toBe('files.unknown');
    const own = await uploaded('leo');
    await keep('leo', own, desk.engagements.provider);
    expect((await keep('leo', own, desk.engagements.thirdParty)).body.code).toBe('files.unknown');
  });

  it('goes with no message', async () => {
    const file = await uploaded('leo');
    await keep('leo', file, desk.engagements.provider);
    await expect(
      running.test.sql('update files set entry_id = (select id from entries limit 1) where id = $1', [file]),
    ).rejects.toThrow('this file is an agreement');
  });
});
