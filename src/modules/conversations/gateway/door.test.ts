import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tell } from '../../../testing/text-gateway.ts';
import { OnAGateway } from '../fixtures.ts';
import { addGateway, endGateway, gateways } from './gateways.ts';

const on = new OnAGateway();
const event = { type: 'call.missed', data: { call: 'x1', from: '+441632960090' } };

describe('who calls at a gateway’s door', () => {
  it.each([
    ['with another key', () => tell(on.gateway.hook, Buffer.alloc(32, 1), event), 401],
    [
      'six minutes ago',
      () => tell(on.gateway.hook, on.gateway.key, event, { time: new Date(Date.now() - 360_000) }),
      401,
    ],
    ['with nothing that is signed', () => fetch(on.gateway.hook, { method: 'POST', body: '{}' }), 401],
    [
      'at no gateway',
      () =>
        tell(`${on.running.program.url}/hooks/01234567-89ab-7def-8123-456789abcdef`, on.gateway.key, event),
      404,
    ],
    ['at something else', () => tell(`${on.running.program.url}/hooks/x`, on.gateway.key, event), 404],
    [
      'with something else',
      () => tell(on.gateway.hook, on.gateway.key, { type: 'call.what', data: {} }),
      400,
    ],
  ])('%s is refused and leaves nothing', async (_how, call, status) => {
    const before = await on.running.test.sql('select count(*)::int from gateway_events');
    const answer = await call();
    expect(answer.status).toBe(status);
    expect((await answer.json()).detail).toMatch(/\.$/);
    expect((await on.running.test.sql('select count(*)::int from gateway_events')).rows).toEqual(before.rows);
  });

  it('of an ended gateway is refused', async () => {
    const { id, hook, key } = await on.connect(on.desk, on.provider.url, '+441134960009');
    await on.desk.as(on.desk.leo, (ctx) => endGateway(ctx, { desk: on.desk.slug, gateway: id }));
    expect((await tell(hook, key, event)).status).toBe(404);
    const list = await on.desk.as(on.desk.dana, (ctx) => gateways(ctx, { desk: on.desk.slug }));
    expect(list.items.map((one) => one.number)).toEqual(['+441134960000']);
  });

  it('of somebody who may have left is ended by whoever else leads there', async () => {
    const { id, hook, key } = await on.connect(on.desk, on.provider.url, '+441134960007');
    await on.desk.as(on.desk.priya, (ctx) => endGateway(ctx, { desk: on.desk.slug, gateway: id }));
    expect((await tell(hook, key, event)).status).toBe(404);
  });

  it('may not be connected by somebody who does not lead there', async () => {
    const connection = { format: 'standard' as const, url: null };
    await expect(
      on.desk.as(on.desk.dana, (ctx) =>
        addGateway(ctx, { desk: on.desk.slug, number: '+441134960008', connection }),
      ),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });
});

describe('whoever only keeps the door busy', () => {
  const waiting = (path: string, bytes: number) => {
    const socket = connect(Number(new URL(on.running.program.url).port), '127.0.0.1');
    socket.on('error', () => {});
    const answered = new Promise<string>((resolve) =>
      socket.once('data', (chunk) => resolve(chunk.toString())),
    );
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\n\r\n`,
    );
    return { socket, answered };
  };

  it('without a gateway is refused before anything is waited for, and one gateway does not stand in the way of another', async () => {
    const none = waiting('/hooks/01234567-89ab-7def-8123-456789abcdef', 16_000_000);
    expect(await none.answered).toMatch(/^HTTP\/1\.1 404/);
    const path = new URL(on.gateway.hook).pathname;
    const idle = [1, 2, 3].map(() => waiting(path, 16_000_000));
    expect(await Promise.race(idle.map(({ answered }) => answered))).toMatch(/^HTTP\/1\.1 429/);
    const { hook, key } = await on.connect(on.desk, on.provider.url, '+441134960007');
    expect((await tell(hook, key, event)).status).toBe(202);
    expect(await waiting(path, 17_000_000).answered).toMatch(/^HTTP\/1\.1 413/);
    for (const { socket } of [none, ...idle]) socket.destroy();
  });
});
