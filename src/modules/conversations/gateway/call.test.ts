import { describe, expect, it } from 'vitest';
import { contacts, OnAGateway } from '../fixtures.ts';

const on = new OnAGateway();
const told: OnAGateway['tell'] = (...what) => on.tell(...what);
const settle = () => on.settle();
const casesAt = (number: string) => on.casesAt(number);

describe('a call that nobody answered', () => {
  it('is a case with an owner and a next word from when they rang', async () => {
    const time = new Date(Date.now() - 120_000);
    expect(await told('call.missed', { call: 'c1', from: '+441632960001' }, { time })).toBe(202);
    await settle();
    const [theCase] = await casesAt('+441632960001');
    expect(theCase).toMatchObject({
      subject: 'A missed call',
      state: 'open',
      customer: { name: '01632 960001', contactPoints: [{ kind: 'phone', address: '+441632960001' }] },
      owner: { id: expect.any(String) },
    });
    expect(theCase?.entries[0]).toMatchObject({ kind: 'contact', channel: 'phone', data: { call: 'in' } });
    const limit = 4 * 60 * 60_000;
    expect(Math.abs(Date.parse(theCase?.due ?? '') - time.getTime() - limit)).toBeLessThan(limit);
  });

  it('and then again and again is one case with three contacts', async () => {
    for (const call of ['d1', 'd2', 'd3']) await told('call.missed', { call, from: '+441632960002' });
    await settle();
    const cases = await casesAt('+441632960002');
    expect(cases.map((one) => contacts(one).length)).toEqual([3]);
  });

  it('and was told five times, and started after it was missed, is one contact', async () => {
    const data = { call: 'e1', from: '+441632960003' };
    for (let time = 0; time < 5; time += 1) expect(await told('call.missed', data, { id: 'same' })).toBe(202);
    await told('call.started', data);
    await told('call.missed', data);
    await settle();
    expect((await casesAt('+441632960003')).map((one) => contacts(one).length)).toEqual([1]);
  });

  it.each([
    ['before', ['call.missed', 'voicemail.received']],
    ['after', ['voicemail.received', 'call.missed']],
  ])('keeps its recording whether it is told %s it', async (order, types) => {
    const from = order === 'before' ? '+441632960004' : '+441632960005';
    const audio = { type: 'audio/mpeg', content: Buffer.from('ID3 hello').toString('base64') };
    for (const type of types) {
      await told(type, { call: `f ${order}`, from, ...(type === 'voicemail.received' && { audio }) });
      await settle();
    }
    const cases = await casesAt(from);
    expect(cases.map((one) => contacts(one).length)).toEqual([1]);
    const files = cases[0]?.entries.flatMap((entry) => entry.files);
    expect(files).toMatchObject([{ name: 'audio.mp3', type: 'audio/mpeg', size: 9 }]);
  });

  it('is one also where the gateway gives a text the same name', async () => {
    const from = '+441632960006';
    await told('text.received', { text: '17', from, words: 'Hallo' });
    await settle();
    await told('call.missed', { call: '17', from });
    await settle();
    expect(contacts((await casesAt(from))[0] ?? { entries: [] })).toHaveLength(2);
  });

  it('from a withheld number is a case of somebody who cannot be called back', async () => {
    await told('call.missed', { call: 'g1', from: null });
    await settle();
    const { rows } = await on.running.test.sql(`select id from customers where name = 'Number withheld'`);
    expect(rows).toHaveLength(1);
  });
});
