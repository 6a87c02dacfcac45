import { describe, expect, it } from 'vitest';
import { aDesk } from '../../../testing/a-desk.ts';
import { tell, testGateway } from '../../../testing/text-gateway.ts';
import { changeCustomer } from '../../customers/commands/change-customer.ts';
import { joinCases } from '../commands/join-cases.ts';
import { openCaseFor } from '../commands/open-case-for.ts';
import { say } from '../commands/say.ts';
import { OnAGateway } from '../fixtures.ts';
import { caseView } from '../queries/case-view.ts';
import { outbox } from '../queries/outbox.ts';
import { endGateway } from './gateways.ts';
import { readNextEvent } from './read-event.ts';

const on = new OnAGateway();
const told: OnAGateway['tell'] = (...what) => on.tell(...what);
const settle = () => on.settle();
const casesAt = (number: string) => on.casesAt(number);

describe('who rings or texts for the first time', () => {
  it('hears once in a day who looks after it, by text where that can be read', async () => {
    await told('text.received', { text: 'r1', from: '+447700900008', words: 'Hallo' });
    await told('call.missed', { call: 'r2', from: '+447700900009' });
    await told('call.missed', { call: 'r3', from: '+442071234567' });
    await settle();
    expect(on.provider.got.map(({ to, words }) => [to, words.split('.')[0]]).sort()).toEqual([
      ['+447700900008', 'Thank you for writing'],
      ['+447700900009', 'You rang and reached nobody'],
    ]);
    await told('call.missed', { call: 'r4', from: '+447700900009' });
    await settle();
    expect(on.provider.got).toHaveLength(2);
  });
});

describe('a gateway that does not answer', () => {
  it('holds up no text of another one, and hands over one after another', async () => {
    const [desk, slow] = await Promise.all([aDesk(on.running.test), testGateway()]);
    const connected = await on.connect(desk, slow.url);
    let answerNow = () => {};
    slow.answer.after = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    for (const last of [1, 2, 3]) {
      const data = { text: `slow ${last}`, from: `+44770090010${last}`, words: 'Hallo' };
      await tell(connected.hook, connected.key, { type: 'text.received', data });
    }
    const settled = settle();
    await expect.poll(() => slow.got.length).toBe(1);
    await told('text.received', { text: 'quick', from: '+447700900111', words: 'Hallo' });
    const reading = on.running.program.database.as({ kind: 'desk-system', deskId: on.desk.id }, (ctx) =>
      readNextEvent(
        ctx,
        () => {},
        async () => null,
      ),
    );
    expect(await reading).toBe(true);
    await expect.poll(() => on.provider.got.map(({ to }) => to)).toEqual(['+447700900111']);
    expect(slow.got).toHaveLength(1);
    answerNow();
    await settled;
    expect(slow.got).toHaveLength(3);
    await slow.close();
  });
});

describe('a desk with two numbers', () => {
  it('answers each customer from the one at which they rang or wrote last', async () => {
    const second = await on.connect(on.desk, on.provider.url, '+441134960001');
    const from = '+447700900121';
    const next = async (hook: string, key: Buffer, text: string) => {
      await tell(hook, key, { type: 'text.received', data: { text, from, words: 'Hallo' } });
      await settle();
      const [theCase] = await casesAt(from);
      await on.desk.as(on.desk.dana, (ctx) =>
        say(ctx, { case: theCase?.id ?? '', text: 'Yes.', audience: 'customer' }),
      );
      await settle();
      return on.provider.got.splice(0).map((one) => one.from);
    };
    expect(await next(second.hook, second.key, 'two 1')).toEqual(['+441134960001', '+441134960001']);
    expect(await next(on.gateway.hook, on.gateway.key, 'two 2')).toEqual(['+441134960000']);
    await on.desk.as(on.desk.leo, (ctx) => endGateway(ctx, { desk: on.desk.slug, gateway: second.id }));
  });
});

describe('an answer to somebody who texts', () => {
  async function asked(from: string) {
    await told('text.received', { text: from, from, words: 'Is it ready?' });
    await settle();
    on.provider.got.splice(0);
    const [theCase] = await casesAt(from);
    return theCase?.id ?? '';
  }
  const answer = (id: string, text: string) =>
    on.desk.as(on.desk.dana, (ctx) => say(ctx, { case: id, text, audience: 'customer' }));
  const sent = async (caseId: string) =>
    (await on.desk.as(on.desk.dana, (ctx) => outbox(ctx, { desk: on.desk.slug }))).items.filter(
      (one) => one.caseId === caseId && one.kind === 'message',
    );

  it('goes as a text with where it stands, the next word and their page, signed and once', async () => {
    const id = await asked('+447700900001');
    await answer(id, 'It is on the bench.');
    await settle();
    expect(on.provider.got).toMatchObject([{ to: '+447700900001', from: '+441134960000' }]);
    const [{ words = '', headers = {} } = {}] = on.provider.got;
    expect(words).toMatch(
      /^It is on the bench\.\nWhere it stands: .*\nNext word by: .*\nDana Okafor, .*\/c\/[\w-]+$/s,
    );
    expect(headers).toMatchObject({
      'webhook-id': expect.any(String),
      'webhook-signature': expect.stringMatching(/^v1,/),
    });
    expect(await sent(id)).toMatchObject([{ channel: 'text', to: '+447700900001', state: 'sent' }]);
  });

  it('is delivered when the gateway says so, even where it says so first, and failed when it says that', async () => {
    const id = await asked('+447700900002');
    await answer(id, 'Soon.');
    await settle();
    const [{ id: text = '' } = {}] = await sent(id);
    await told('text.delivered', { text });
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'delivered' }]);
    await told('text.failed', { text, reason: 'late' });
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'delivered' }]);
    await answer(id, 'Very soon.');
    await settle();
    const [{ id: second = '' } = {}] = await sent(id);
    await told('text.failed', { text: second, reason: 'not in service' });
    await settle();
    expect((await sent(id))[0]).toMatchObject({ state: 'failed', finalReply: 'not in service' });
  });

  it('waits where the gateway is busy and fails where it refuses', async () => {
    const id = await asked('+447700900003');
    on.provider.answer.status = 503;
    await answer(id, 'Wait.');
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'queued' }]);
    on.provider.answer.status = 202;
    await on.running.test.advance('2 minutes');
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'sent' }]);
    on.provider.answer.status = 400;
    await answer(id, 'No.');
    await settle();
    expect((await sent(id))[0]).toMatchObject({ state: 'failed', finalReply: expect.stringMatching(/^400/) });
  });

  it('waits for the end of the customer’s quiet hours, and says why', async () => {
    const id = await asked('+447700900004');
    const { customer } = await on.desk.as(on.desk.dana, (ctx) => caseView(ctx, { case: id }));
    const hour = (from: number) =>
      `${String((new Date().getUTCHours() + from + 24) % 24).padStart(2, '0')}:30`;
    const quiet = { from: hour(-2), until: hour(2) };
    await on.desk.as(on.desk.dana, (ctx) =>
      changeCustomer(ctx, { desk: on.desk.slug, customer: customer.id, quiet }),
    );
    // Who asks something now is answered now.
    await told('text.received', { text: 'q', from: '+447700900004', words: 'Are you there?' });
    await settle();
    await answer(id, 'Good night.');
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'queued', waitsFor: 'quiet hours' }]);
    await on.running.test.advance('4 hours');
    await settle();
    expect(on.provider.got).toMatchObject([{ words: expect.stringMatching(/^Good night/) }]);
  });

  it('goes by mail to whoever wishes that, and nowhere to whoever wants no more texts and has no mail', async () => {
    const from = '+447700900005';
    const id = await asked(from);
    await told('text.received', { text: 'stop', from, words: ' Stop! ' });
    await settle();
    const stopped = await on.desk.as(on.desk.dana, (ctx) => caseView(ctx, { case: id }));
    expect(stopped.customer.contactPoints).toMatchObject([{ textsStoppedAt: expect.any(String) }]);
    expect(stopped.entries.at(-1)).toMatchObject({ kind: 'contact', text: ' Stop! ' });
    await expect(answer(id, 'Hello?')).rejects.toMatchObject({ code: 'customer.no-mail' });
    await told('text.received', { text: 'start', from, words: 'START' });
    await settle();
    await on.running.test.sql(
      `insert into contact_points (desk_id, id, customer_id, kind, address)
       values ($1, gen_random_uuid(), $2, 'mail', 'five@customers.example')`,
      [on.desk.id, stopped.customer.id],
    );
    await answer(id, 'By text.');
    await settle();
    await on.desk.as(on.desk.dana, (ctx) =>
      changeCustomer(ctx, { desk: on.desk.slug, customer: stopped.customer.id, wishedChannel: 'mail' }),
    );
    await answer(id, 'By mail.');
    expect((await sent(id)).map(({ channel, to }) => [channel, to])).toEqual([
      ['mail', 'five@customers.example'],
      ['text', from],
    ]);
  });
});

describe('whoever wants no more texts', () => {
  it('opens no case by saying so, and gets no answer', async () => {
    for (const words of ['STOP', 'stop.', 'Abmelden', 'BAJA']) {
      await told('text.received', { text: words, from: '+447700900006', words });
    }
    await settle();
    expect(await casesAt('+447700900006')).toEqual([]);
    expect(on.provider.got).toEqual([]);
  });

  it('holds for what waits already, and for what is written meanwhile', async () => {
    const from = '+447700900013';
    await told('text.received', { text: 'w 1', from, words: 'Is it ready?' });
    await settle();
    on.provider.got.splice(0);
    on.provider.answer.status = 503;
    const [{ id = '' } = {}] = await casesAt(from);
    await on.desk.as(on.desk.dana, (ctx) => say(ctx, { case: id, text: 'Yes.', audience: 'customer' }));
    await settle();
    await told('text.received', { text: 'w 2', from, words: 'STOP' });
    await settle();
    const stopped = { state: 'failed', finalReply: 'whoever has this number wants no more texts' };
    const { items } = await on.desk.as(on.desk.dana, (ctx) => outbox(ctx, { desk: on.desk.slug }));
    expect(items[0]).toMatchObject({ caseId: id, ...stopped });
    on.provider.answer.status = 202;

    // Written before the wish was heard, and committed after it.
    const mail = items[0]?.id;
    await on.running.test.sql(
      `update outbox set state = 'queued', next_attempt_at = app.now() where id = $1`,
      [mail],
    );
    await settle();
    const { rows } = await on.running.test.sql('select state from outbox where id = $1', [mail]);
    expect(rows).toEqual([{ state: 'failed' }]);
    expect(on.provider.got).toEqual([]);
    await told('text.received', { text: 'w 3', from, words: 'START' });
    await settle();
    expect((await casesAt(from))[0]?.customer.contactPoints).toMatchObject([{ textsStoppedAt: null }]);
  });

  it('is kept of a number that nobody had yet', async () => {
    const from = '+447700900014';
    await told('text.received', { text: 'n 1', from, words: 'STOP' });
    await told('call.missed', { call: 'n 2', from });
    await settle();
    const [theCase] = await casesAt(from);
    expect(theCase?.customer.contactPoints).toMatchObject([{ textsStoppedAt: expect.any(String) }]);
    expect(on.provider.got).toEqual([]);
  });

  it('is heard also where they turned out to be a customer whom we knew by mail', async () => {
    const from = '+447700900010';
    await told('text.received', { text: 'known 1', from, words: 'Is it ready?' });
    await settle();
    const [texted] = await casesAt(from);
    const known = await on.desk.as(on.desk.dana, (ctx) =>
      openCaseFor(ctx, {
        ...{ desk: on.desk.slug, subject: 'Pump', text: 'It leaks.' },
        customer: { name: 'Ada Cole', address: 'ada@customers.example' },
      }),
    );
    await on.running.test.sql('insert into join_offers (desk_id, case_id, to_case_id) values ($1, $2, $3)', [
      ...[on.desk.id, texted?.id, known.id],
    ]);
    await on.desk.as(on.desk.dana, (ctx) => joinCases(ctx, { case: texted?.id ?? '', to: known.id }));
    await told('text.received', { text: 'known 2', from, words: 'STOP' });
    await settle();
    const { customer } = await on.desk.as(on.desk.dana, (ctx) => caseView(ctx, { case: known.id }));
    expect(customer.contactPoints.find(({ kind }) => kind === 'phone')).toMatchObject({
      textsStoppedAt: expect.any(String),
    });
  });

  it('is heeded once where it comes in parts', async () => {
    for (const [number, words] of ['ST', 'OP'].entries()) {
      const part = { number: number + 1, of: 2 };
      await told('text.received', { text: 'in parts', from: '+447700900012', words, part });
    }
    await settle();
    await on.running.test.advance('2 minutes');
    await settle();
    expect(await casesAt('+447700900012')).toEqual([]);
  });

  it('is not who says it among other words', async () => {
    await told('text.received', { text: 's', from: '+447700900007', words: 'It does not stop.' });
    await settle();
    expect(await casesAt('+447700900007')).toHaveLength(1);
  });
});
