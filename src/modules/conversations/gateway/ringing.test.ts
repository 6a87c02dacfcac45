import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aCase, aDesk } from '../../../testing/a-desk.ts';
import { OnAGateway } from '../fixtures.ts';
import { ringing } from '../queries/ringing.ts';
import { gateways, readAgain } from './gateways.ts';

const on = new OnAGateway();
const rings = async (who = on.desk.dana) => (await on.desk.as(who, (ctx) => ringing(ctx))).items;

describe('a call that rings', () => {
  it('is shown to who works on the desk, with who is known at the number, until something else is said of it', async () => {
    await aCase(on.desk, { name: 'Rosa Alvarez', address: '+441632960801' });
    await on.tell('call.started', { call: 'r1', from: '+441632960801' });
    await on.settle();
    expect(await rings()).toMatchObject([
      { deskId: on.desk.id, number: '+441632960801', names: ['Rosa Alvarez'] },
    ]);
    const elsewhere = await aDesk(on.running.test);
    expect((await elsewhere.as(elsewhere.dana, (ctx) => ringing(ctx))).items).toEqual([]);
    expect(await rings(on.desk.sam)).toEqual([]);
    await on.tell('call.missed', { call: 'r1', from: '+441632960801' });
    await on.settle();
    expect(await rings()).toEqual([]);
  });

  it('and was missed before we heard that it began rings no more', async () => {
    await on.tell('call.missed', { call: 'r2', from: '+441632960802' });
    await on.tell('call.started', { call: 'r2', from: '+441632960802' });
    await on.settle();
    expect(await rings()).toEqual([]);
  });

  it('rings also where the gateway gave a text the same name', async () => {
    await on.tell('text.received', { text: 'r9', from: '+441632960803', words: 'Hallo' });
    await on.tell('call.started', { call: 'r9', from: '+441632960803' });
    await on.settle();
    expect(await rings()).toMatchObject([{ number: '+441632960803' }]);
    await on.tell('call.ended', { call: 'r9', from: '+441632960803' });
    await on.settle();
    expect(await rings()).toEqual([]);
  });

  it('from a withheld number says that there is none, and rings for two minutes at the most', async () => {
    await on.tell('call.started', { call: 'r3', from: null });
    await on.settle();
    expect(await rings()).toMatchObject([{ number: null, names: [] }]);
    await on.running.test.advance('2 minutes');
    expect(await rings()).toEqual([]);
  });
});

describe('what came and could not be read', () => {
  const unread = async () =>
    (await on.desk.as(on.desk.dana, (ctx) => gateways(ctx, { desk: on.desk.slug }))).unread;

  /** An event whose content is none; it has been tried often enough. */
  async function aBrokenEvent(): Promise<void> {
    const id = randomUUID();
    await on.running.test.sql(
      `insert into gateway_events (desk_id, id, gateway_id, event_id, kind, about, at, attempts)
       values ($1, $2, $3, 'broken', 'call.missed', 'broken', app.now(), 4)`,
      [on.desk.id, id, on.gateway.id],
    );
    await on.running.test.sql(
      `insert into gateway_event_chunks (desk_id, event_id, place, bytes) values ($1, $2, 0, 'no event')`,
      [on.desk.id, id],
    );
    await on.settle();
  }

  it('is counted for who works there, and read once more when they ask for it', async () => {
    expect(await unread()).toBe(0);
    await aBrokenEvent();
    expect(await unread()).toBe(1);
    const elsewhere = await aDesk(on.running.test);
    await expect(
      elsewhere.as(elsewhere.dana, (ctx) => readAgain(ctx, { desk: on.desk.slug })),
    ).rejects.toMatchObject({ code: 'desk.not-found' });
    await on.desk.as(on.desk.dana, (ctx) => readAgain(ctx, { desk: on.desk.slug }));
    expect(await unread()).toBe(0);
    const { rows } = await on.running.test.sql(
      `select attempts, state from gateway_events where about = 'broken'`,
    );
    expect(rows).toEqual([{ attempts: 0, state: 'waiting' }]);
  });
});
