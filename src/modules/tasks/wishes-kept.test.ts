import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailServerOf } from '../../platform/mail/mail-server.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { type MailSink, mailSink } from '../../testing/mail-sink.ts';
import { endCase, proposeDone } from '../conversations/commands/finish.ts';
import { acceptHandOff, offerHandOff } from '../conversations/commands/hand-off.ts';
import { say } from '../conversations/commands/say.ts';
import { sendAgain } from '../conversations/commands/send-again.ts';
import { sendLink } from '../conversations/commands/send-link.ts';
import { sendLinkTo } from '../conversations/commands/send-link-to.ts';
import { sendReceipt } from '../conversations/commands/send-receipt.ts';
import { wakeCases } from '../conversations/commands/wake-cases.ts';
import { addGateway } from '../conversations/gateway/gateways.ts';
import { sendOutbox } from '../conversations/mail/send-outbox.ts';
import { caseView } from '../conversations/queries/case-view.ts';
import { outbox } from '../conversations/queries/outbox.ts';
import { changeCustomer } from '../customers/commands/change-customer.ts';
import { ask, callsOf } from './calls.fixture.ts';
import { answerTask } from './commands/answer-task.ts';
import { askTask } from './commands/ask-task.ts';
import { sayLate } from './commands/say-late.ts';

const test = testDatabase();
let desk: Desk;
let sink: MailSink;
beforeAll(async () => {
  [desk, sink] = await Promise.all([aDesk(test), mailSink()]);
  const connection = { format: 'standard' as const, url: 'https://texts.example' };
  await desk.as(desk.leo, (ctx) => addGateway(ctx, { desk: desk.slug, number: '+441134960000', connection }));
});
afterAll(() => sink.close());

type Wished = { wishedChannel?: 'mail' | 'text' | 'phone'; quiet?: { from: string; until: string } };
type Theirs = { id: string; customerId: string; address: string; ownerId: string };

const change = (customer: string, wished: Wished) =>
  desk.as(desk.dana, (ctx) => changeCustomer(ctx, { desk: desk.slug, customer, ...wished }));

/** Somebody who wrote by mail, and has a number too. */
async function aCustomer(number = '+447700900041'): Promise<Theirs> {
  const address = `${randomUUID()}@customers.example`;
  const theCase = await aCase(desk, { address });
  await test.sql(
    `insert into contact_points (desk_id, id, customer_id, kind, address)
     values ($1, gen_random_uuid(), $2, 'phone', $3)`,
    [desk.id, theCase.customerId, number],
  );
  return { ...theCase, address };
}

/** From an hour ago until in two hours, as the desk's clock stands: hours of Europe/London. */
async function quietNow() {
  const { rows } = await test.sql(`
    select to_char((app.now() - interval '1 hour') at time zone d.zone, 'HH24:MI') as from,
      to_char((app.now() + interval '2 hours') at time zone d.zone, 'HH24:MI') as until
    from desks d where d.id = '${desk.id}'`);
  return rows[0] as { from: string; until: string };
}

const sentOn = async (caseId: string) =>
  (await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }))).items.filter(
    (one) => one.caseId === caseId,
  );
const send = (server = mailServerOf(sink.url)) =>
  sendOutbox(test.database, {
    ...{ server, log: pino({ level: 'silent' }) },
    stop: new AbortController().signal,
  });
const reply = ({ id }: Theirs) =>
  desk.as(desk.dana, (ctx) => say(ctx, { case: id, audience: 'customer', text: 'It is on the bench.' }));

/** All that writes to customers; it goes by days, so what takes days stands last. */
const words: [string, (theirs: Theirs) => Promise<unknown>][] = [
  ['a reply', reply],
  [
    'the question whether it is solved',
    ({ id }) => desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'It runs.' })),
  ],
  [
    'who has it from now on',
    async ({ id, ownerId }) => {
      const to = [desk.dana, desk.tom].find((one) => one.id !== ownerId) ?? desk.tom;
      const offer = { case: id, toId: to.id, situation: 'The motor hums.', cannotWait: 'It is urgent.' };
      const { id: handOff } = await desk.as(desk.leo, (ctx) => offerHandOff(ctx, offer));
      await desk.as(to, (ctx) => acceptHandOff(ctx, { handOff }));
    },
  ],
  [
    'that somebody comes late',
    async ({ id }) => {
      const { rows } = await test.sql(`select app.now() + interval '2 hours' as due`);
      const { id: task } = await desk.as(desk.leo, (ctx) =>
        askTask(ctx, {
          ...{ case: id, engagementId: desk.engagements.provider, personId: desk.dana.id },
          ...{ request: 'Change the pump', due: rows[0]?.due.toISOString() },
        }),
      );
      await desk.as(desk.dana, (ctx) => sayLate(ctx, { task, minutes: 20 }));
    },
  ],
  [
    'why nobody calls',
    async (theirs) => {
      await ask(desk, theirs);
      const [task] = await callsOf(test, theirs.id);
      const owner = [desk.tom, desk.dana].find(({ id }) => id === theirs.ownerId) ?? desk.priya;
      await desk.as(owner, (ctx) =>
        answerTask(ctx, { task: task.id, state: 'declined', text: 'I wrote instead.' }),
      );
    },
  ],
  [
    'the closing word, when nothing more was heard',
    async ({ id }) => {
      await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'It runs.' }));
      await test.advance('8 days');
      while (await desk.asDesk(wakeCases));
    },
  ],
];

describe('words to a customer', () => {
  it.each(words)('go as they wish and wait for the end of their quiet hours: %s', async (_, tell) => {
    const theirs = await aCustomer();
    await change(theirs.customerId, { wishedChannel: 'text', quiet: await quietNow() });
    await tell(theirs);
    const [newest] = await sentOn(theirs.id);
    expect(newest).toMatchObject({ kind: 'message', channel: 'text', waitsFor: 'quiet hours' });
    const { entries } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theirs.id }));
    const told = entries.filter(({ waits }) => waits !== null);
    expect(told.at(-1)).toMatchObject({
      waits: { for: 'quiet hours', until: newest?.nextAttemptAt },
      delivery: 'queued',
    });
  });

  it('that answer them at once go at once: receipts, and links that they asked for', async () => {
    const theirs = await aCustomer();
    await change(theirs.customerId, { wishedChannel: 'text', quiet: await quietNow() });
    const { rows } = await test.sql(
      `select id, app.now() + interval '1 day' as due from contact_points where kind = 'phone' and customer_id = $1`,
      [theirs.customerId],
    );
    const [{ id: contactPointId, due }] = rows;
    await desk.asDesk((ctx) =>
      sendReceipt(ctx, {
        ...{ deskId: desk.id, caseId: theirs.id, due: due.toISOString() },
        ...{ address: theirs.address, channel: 'mail' },
      }),
    );
    await desk.asDesk((ctx) => sendLink(ctx, { address: theirs.address }));
    await desk.as(desk.dana, (ctx) => sendLinkTo(ctx, { case: theirs.id, contactPointId }));
    // A link goes where it was asked for.
    expect(
      (await sentOn(theirs.id)).map(({ kind, channel, waitsFor }) => [kind, channel, waitsFor]).reverse(),
    ).toEqual([
      ['receipt', 'text', null],
      ['link', 'mail', null],
      ['link', 'text', null],
    ]);
  });

  it('that say how it ended are on the page alone, and nothing is sent', async () => {
    const theirs = await aCustomer();
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: theirs.id, outcome: 'left' }));
    expect(await sentOn(theirs.id)).toEqual([]);
  });

  it('go by mail where they want to be rung, and the number reads nothing', async () => {
    const theirs = await aCustomer('+442071234567');
    await change(theirs.customerId, { wishedChannel: 'phone' });
    await reply(theirs);
    expect(await sentOn(theirs.id)).toMatchObject([{ channel: 'mail', to: theirs.address }]);
    const { reach } = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: theirs.id }));
    expect(reach).toEqual({ by: 'mail', address: theirs.address });
  });
});

describe('words that were ready at another hour', () => {
  it('wait where the quiet hours came before them', async () => {
    const theirs = await aCustomer();
    await reply(theirs);
    await change(theirs.customerId, { quiet: await quietNow() });
    await send();
    expect(await sentOn(theirs.id)).toMatchObject([{ state: 'queued', waitsFor: 'quiet hours' }]);
    expect(sink.got.filter(({ to }) => to.includes(theirs.address))).toEqual([]);
    await test.advance('3 hours');
    await send();
    expect(await sentOn(theirs.id)).toMatchObject([{ state: 'sent' }]);
    expect(sink.got.filter(({ to }) => to.includes(theirs.address))).toHaveLength(1);
  });

  it('wait when they failed at first, and when they are sent again', async () => {
    const theirs = await aCustomer();
    await reply(theirs);
    await send({ host: '127.0.0.1', port: 1 });
    expect(await sentOn(theirs.id)).toMatchObject([{ state: 'queued', waitsFor: null }]);
    await change(theirs.customerId, { quiet: await quietNow() });
    await test.advance('2 minutes');
    await send();
    expect(await sentOn(theirs.id)).toMatchObject([{ state: 'queued', waitsFor: 'quiet hours' }]);
    await test.sql(
      `update outbox set state = 'failed', settled_at = app.now() where case_id = '${theirs.id}'`,
    );
    const [mail] = await sentOn(theirs.id);
    await desk.as(desk.dana, (ctx) => sendAgain(ctx, { desk: desk.slug, mail: mail?.id ?? '' }));
    await send();
    expect(await sentOn(theirs.id)).toMatchObject([{ state: 'queued', waitsFor: 'quiet hours' }]);
    expect(sink.got.filter(({ to }) => to.includes(theirs.address))).toEqual([]);
  });

  it('say no more that they wait for quiet hours, once something else holds them up', async () => {
    const theirs = await aCustomer();
    await change(theirs.customerId, { quiet: await quietNow() });
    await reply(theirs);
    await test.advance('3 hours');
    await send({ host: '127.0.0.1', port: 1 });
    expect(await sentOn(theirs.id)).toMatchObject([{ state: 'queued', waitsFor: null }]);
  });
});
