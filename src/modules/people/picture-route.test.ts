import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { changeMe } from './commands/me.ts';
import { makeToken } from './commands/tokens.ts';

const running = runningThroughline();
const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('Dana')]);
let desk: Desk;
let other: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  other = await aDesk(running.test);
  const picture = `data:image/png;base64,${bytes.toString('base64')}`;
  await desk.as(desk.dana, (ctx) => changeMe(ctx, { picture }));
});

async function pictureFor(who: Desk['leo'], person: string, on = desk) {
  const { token } = await on.as(who, (ctx) => makeToken(ctx, { name: 'mine' }));
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${running.program.url}/api/people/${person}/picture`, { headers });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    kept: answer.headers.get('cache-control'),
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

describe('the picture of somebody', () => {
  it('is shown to whoever may read their name, and kept for an hour by their browser alone', async () => {
    expect(await pictureFor(desk.leo, desk.dana.id)).toEqual({
      ...{ status: 200, type: 'image/png', kept: 'private, max-age=3600' },
      bytes,
    });
  });

  it('is nothing where there is none, where they are not known, and where there is nobody', async () => {
    const nothing = { status: 204, bytes: Buffer.alloc(0) };
    expect(await pictureFor(desk.leo, desk.tom.id)).toMatchObject(nothing);
    expect(await pictureFor(other.leo, desk.dana.id, other)).toMatchObject(nothing);
    for (const nobody of [randomUUID(), 'nobody'])
      expect(await pictureFor(desk.leo, nobody)).toMatchObject(nothing);
  });

  it('is shown to nobody who does not say who they are', async () => {
    const answer = await fetch(`${running.program.url}/api/people/${desk.dana.id}/picture`);
    expect(answer.status).toBe(401);
  });
});
