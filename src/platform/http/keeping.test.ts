import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '../../modules/people/commands/tokens.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';

const isBuilt = existsSync(join(import.meta.dirname, '../../../dist/web'));

const running = runningThroughline();
let desk: Desk;
let token: string;
beforeAll(async () => {
  desk = await aDesk(running.test);
  token = (await desk.as(desk.dana, (ctx) => makeToken(ctx, { name: 'test' }))).token;
});

async function keepingOf(path: string): Promise<string | null> {
  const answer = await fetch(`${running.program.url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.arrayBuffer();
  return answer.headers.get('cache-control');
}

describe('a browser or a proxy on the way', () => {
  it('keeps no answer of the API, a refusal as little as a case', async () => {
    const { reference } = await aCase(desk, { address: 'ana@customers.example' });
    const paths = [
      `/api/cases/${reference}`,
      '/api/cases/2222-2222',
      '/api/search?q=hum',
      '/api/nothing-here',
    ];
    for (const path of paths) expect(await keepingOf(path)).toBe('no-store');
    expect(await keepingOf('/%61pi/me')).toBe('no-store');
  });

  it.runIf(isBuilt)('asks again for the page of the staff’s app each time', async () => {
    for (const path of ['/app', '/app/today', '/setup/x']) expect(await keepingOf(path)).toBe('no-cache');
  });

  it.runIf(isBuilt)('keeps for ever what has its digest in its name', async () => {
    const page = await (await fetch(`${running.program.url}/app`)).text();
    const [script = ''] = page.match(/\/assets\/[^"]+\.js/) ?? [];
    expect(await keepingOf(script)).toBe('public, max-age=31536000, immutable');
  });
});
