import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { runningThroughline } from '../testing/running.ts';

const worker = runningThroughline({ THROUGHLINE_ROLE: 'worker' });
const web = runningThroughline({ THROUGHLINE_ROLE: 'web' });

const statusOf = async (of: typeof web, path: string) =>
  (await fetch(`${of.program.url}${path}`, { redirect: 'manual' })).status;

describe('a process of one role', () => {
  it('says in every role whether it lives and can serve, and its numbers', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect([path, await statusOf(worker, path), await statusOf(web, path)]).toEqual([path, 200, 200]);
  });

  it('serves people only as web', async () => {
    for (const [path, status] of [
      ['/', 303],
      ['/api/me', 401],
    ] as const)
      expect([path, await statusOf(worker, path), await statusOf(web, path)]).toEqual([path, 404, status]);
  });

  it('takes mail only as web', async () => {
    expect(worker.program.smtp).toBeNull();
    const socket = connect(web.program.smtp ?? { port: 0 });
    const greeting = await new Promise((heard) => socket.once('data', heard));
    expect(String(greeting)).toMatch(/^220 /);
    socket.destroy();
  });
});
