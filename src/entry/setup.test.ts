import { describe, expect, it } from 'vitest';
import { runningThroughline } from '../testing/running.ts';
import { setupLink } from './setup.ts';

const running = runningThroughline();
const password = 'a long enough password';
const mail = 'leo@harmon.example';

async function setUp() {
  const link = await setupLink(running.program.database, running.program.url);
  const desk = { organization: 'Harmon Audio', deskName: 'Harmon Audio', slug: 'harmon' };
  const person = { name: 'Leo Brandt', mail, zone: 'Europe/London', password };
  const body = { token: link?.split('/').at(-1), ...desk, address: 'help@harmon.example', ...person };
  return running.api('POST', '/api/setup', { body });
}

describe('the link of the first start', () => {
  it('stays good until somebody is there who can enter', async () => {
    await running.test.sql('alter table auth.account add constraint breaks check (false)');
    expect((await setUp()).status).toBe(500);
    await running.test.sql('alter table auth.account drop constraint breaks');
    expect((await setUp()).status).toBe(201);
    const entered = await running.api('POST', '/api/auth/sign-in/email', {
      body: { email: mail, password },
      headers: { origin: running.program.url },
    });
    expect(entered.status).toBe(200);
    expect(await setupLink(running.program.database, running.program.url)).toBeNull();
  });
});
