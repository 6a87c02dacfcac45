import { describe, expect, it } from 'vitest';
import { tell } from '../../../testing/text-gateway.ts';
import { OnAGateway } from '../fixtures.ts';
import { addGateway, endGateway, gateways } from './gateways.ts';

const on = new OnAGateway();

describe('who calls at a gateway’s door', () => {
  const event = { type: 'call.missed', data: { call: 'x1', from: '+441632960090' } };

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
