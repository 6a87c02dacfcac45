import { beforeAll, describe, expect, it } from 'vitest';
import { twilioSignature } from '../../../platform/phone/twilio-signature.ts';
import { callAsTwilio, recording } from '../../../testing/text-gateway.ts';
import { say } from '../commands/say.ts';
import { contacts, OnAGateway } from '../fixtures.ts';
import { outbox } from '../queries/outbox.ts';
import { ringing } from '../queries/ringing.ts';
import { addGateway, endGateway } from './gateways.ts';

const none = { entries: [] };
const on = new OnAGateway();
const ours = '+15005550006';
let hook: string;
beforeAll(async () => {
  await on.desk.as(on.desk.leo, (ctx) => endGateway(ctx, { desk: on.desk.slug, gateway: on.gateway.id }));
  const connection = { format: 'twilio' as const, account: 'AC1', token: 'secret', url: on.provider.url };
  const { id } = await on.desk.as(on.desk.leo, (ctx) =>
    addGateway(ctx, { desk: on.desk.slug, number: ours, connection }),
  );
  hook = `${on.running.program.url}/hooks/${id}`;
});

const call = (fields: Record<string, string>, { token = 'secret', text = '' } = {}) =>
  callAsTwilio(text ? `${hook}?text=${text}` : hook, token, fields);
const from = (number: string) => ({ From: number, To: ours, AccountSid: 'AC1', ApiVersion: '2010-04-01' });
const aText = (number: string, sid: string, Body: string, more = {}) =>
  call({
    ...from(number),
    MessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    NumSegments: '1',
    NumMedia: '0',
    Body,
    ...more,
  });

it('signs as Twilio publishes', () => {
  const fields = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+12349013030',
    Digits: '1234',
    From: '+12349013030',
    To: '+18005551212',
  };
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const form = new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));
  expect(twilioSignature('12345', { url, fields: form })).toBe('0/KCTR6DLpKmkAf8muzZqo1nDgQ=');
});

describe('Twilio', () => {
  it('tells of a text and a call in its own words, and is answered in its own', async () => {
    const answer = await aText('+14155550101', 'SM1', 'Hi + there – “ok”');
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      expect.stringMatching(/^text\/xml/),
      '<Response/>',
    ]);
    const inbound = { ...from('+14155550101'), CallSid: 'CA1', Direction: 'inbound' };
    await call({ ...inbound, CallStatus: 'ringing' });
    await call({ ...inbound, CallSid: 'CA1-leg', ParentCallSid: 'CA1', CallStatus: 'no-answer' });
    await call({ ...inbound, CallStatus: 'no-answer' });
    await call({ ...inbound, CallStatus: 'completed' });
    await on.settle();
    await on.running.test.advance('6 seconds');
    await on.settle();
    const [theCase, ...others] = await on.casesAt('+14155550101');
    expect(others).toEqual([]);
    expect(contacts(theCase ?? none)).toMatchObject([
      { channel: 'text', text: 'Hi + there – “ok”' },
      { channel: 'phone' },
    ]);
  });

  it('is believed that somebody took a call which others let ring, in whichever order it says so', async () => {
    const rang = (parent: string, leg: string, CallStatus: string) =>
      call({ ...from('+14155550121'), CallSid: `${parent} ${leg}`, ParentCallSid: parent, CallStatus });
    const rings = async () => (await on.desk.as(on.desk.dana, (ctx) => ringing(ctx))).items;
    for (const status of ['initiated', 'ringing']) {
      for (const leg of ['one', 'two']) await rang('CA20', leg, status);
    }
    await on.settle();
    expect(await rings()).toMatchObject([{ number: '+14155550121' }]);
    await rang('CA20', 'two', 'busy');
    await on.settle();
    await on.running.test.advance('15 seconds');
    await on.settle();
    expect(await rings()).toHaveLength(1);
    await rang('CA20', 'one', 'in-progress');
    await on.settle();
    expect(await rings()).toEqual([]);
    await rang('CA20', 'one', 'completed');
    await rang('CA21', 'one', 'canceled');
    await on.settle();
    await rang('CA21', 'two', 'completed');
    await on.running.test.advance('2 minutes');
    await on.settle();
    expect(await on.casesAt('+14155550121')).toEqual([]);

    for (const leg of ['one', 'two']) await rang('CA22', leg, 'ringing');
    await rang('CA22', 'one', 'no-answer');
    await rang('CA22', 'two', 'no-answer');
    await call({ ...from('+14155550121'), CallSid: 'CA22', CallStatus: 'completed' });
    await on.settle();
    await on.running.test.advance('6 seconds');
    await on.settle();
    expect((await on.casesAt('+14155550121')).map((one) => contacts(one).length)).toEqual([1]);
  });

  it('is not whoever has not its token, or changes what it signed', async () => {
    expect(
      (await call({ ...from('+14155550102'), MessageSid: 'SM2', Body: 'x' }, { token: 'guessed' })).status,
    ).toBe(401);
    const fields = { ...from('+14155550102'), MessageSid: 'SM3', Body: 'signed' };
    const signature = twilioSignature('secret', {
      url: hook,
      fields: new Map(Object.entries(fields).map(([name, value]) => [name, [value]])),
    });
    const forged = await fetch(hook, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
      body: new URLSearchParams({ ...fields, Body: 'forged' }).toString(),
    });
    expect(forged.status).toBe(401);
    await on.settle();
    expect(await on.casesAt('+14155550102')).toEqual([]);
  });

  it('keeps recordings and pictures, which are fetched with its account and put on the case', async () => {
    const recordings = `${on.provider.url}/2010-04-01/Accounts/AC1/Recordings/RE1`;
    await call({ ...from('+14155550103'), CallSid: 'CA3', RecordingSid: 'RE1', RecordingUrl: recordings });
    await call({ CallSid: 'CA4', RecordingSid: 'RE2', RecordingUrl: recordings, AccountSid: 'AC1' });
    await call({ ...from('+14155550104'), CallSid: 'CA4', CallStatus: 'no-answer' });
    const picture = { NumMedia: '1', MediaUrl0: `${recordings}/Media/ME1`, MediaContentType0: 'audio/mpeg' };
    await aText('+14155550105', 'MM1', '', picture);
    await on.settle();
    await on.running.test.advance('10 seconds');
    await on.settle();
    for (const number of ['+14155550103', '+14155550104', '+14155550105']) {
      const [theCase] = await on.casesAt(number);
      const files = (theCase ?? none).entries.flatMap((entry: { files?: unknown[] }) => entry.files ?? []);
      expect(files).toMatchObject([{ name: 'audio.mp3', type: 'audio/mpeg', size: recording.length }]);
    }
  });

  it('is asked for nothing that lies elsewhere, and its words go on without it', async () => {
    const picture = {
      NumMedia: '1',
      MediaUrl0: 'http://169.254.169.254/latest',
      MediaContentType0: 'image/png',
    };
    await aText('+14155550106', 'MM2', 'Look', picture);
    await on.settle();
    expect(await on.casesAt('+14155550106')).toEqual([]);
    await on.running.test.advance('11 minutes');
    await on.settle();
    const [theCase] = await on.casesAt('+14155550106');
    expect(theCase?.entries).toMatchObject([
      { kind: 'contact', text: 'Look', files: [] },
      { kind: 'receipt' },
      { kind: 'note', audience: 'companies', text: expect.stringMatching(/could not be fetched/) },
    ]);
  });

  it('takes a long text in parts of at most 1,600 characters, and says what became of it', async () => {
    await aText('+14155550107', 'SM7', 'Well?');
    await on.settle();
    on.provider.got.splice(0);
    const [theCase] = await on.casesAt('+14155550107');
    const id = theCase?.id ?? '';
    const text = 'Every word counts. '.repeat(120).trim();
    // After the first one it is too busy; the next goes on from there.
    on.provider.answer.atMost = 1;
    await on.desk.as(on.desk.dana, (ctx) => say(ctx, { case: id, text, audience: 'customer' }));
    await on.settle();
    expect(on.provider.got).toHaveLength(1);
    delete on.provider.answer.atMost;
    await on.running.test.advance('2 minutes');
    await on.settle();
    const parts = on.provider.got.map(({ words }) => words);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every((part) => part.length <= 1600)).toBe(true);
    expect(parts.join(' ')).toContain(text);
    expect(new Set(parts).size).toBe(parts.length);
    expect(on.provider.got[0]?.headers.authorization).toBe(`Basic ${btoa('AC1:secret')}`);
    const sent = async () => {
      const { items } = await on.desk.as(on.desk.dana, (ctx) => outbox(ctx, { desk: on.desk.slug }));
      return items.find((one) => one.caseId === id && one.kind === 'message');
    };
    const callback = new URL(new URLSearchParams(on.provider.got.at(-1)?.body).get('StatusCallback') ?? '');
    const fate = { MessageSid: 'SM8', To: '+14155550107', From: ours };
    await call({ ...fate, MessageStatus: 'sent' }, { text: callback.searchParams.get('text') ?? '' });
    expect(await sent()).toMatchObject({ state: 'sent' });
    await call({ ...fate, MessageStatus: 'delivered' }, { text: callback.searchParams.get('text') ?? '' });
    await on.settle();
    expect(await sent()).toMatchObject({ state: 'delivered' });
  });
});
