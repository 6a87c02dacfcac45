import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailServerOf } from '../../platform/mail/mail-server.ts';
import { parseMail } from '../../platform/mail/parse-mail.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { type MailSink, mailSink } from '../../testing/mail-sink.ts';
import { customerLinkUrl } from '../customers/index.ts';
import { endCase } from './commands/finish.ts';
import { sendLink } from './commands/send-link.ts';
import { sendReceipt } from './commands/send-receipt.ts';
import { sendOutbox } from './mail/send-outbox.ts';
import { outbox } from './queries/outbox.ts';
import { replyAddress, replyToken } from './reply-token.ts';

const test = testDatabase();
let desk: Desk;
let sink: MailSink;
beforeAll(async () => {
  desk = await aDesk(test);
  sink = await mailSink();
});
afterAll(() => sink.close());
beforeEach(() => void sink.got.splice(0));

const fresh = () => `${Math.random().toString(36).slice(2)}@customers.example`;
const ask = (address: string, at = desk) => at.asDesk((ctx) => sendLink(ctx, { address }));
const mails = async (at = desk) => (await at.as(at.dana, (ctx) => outbox(ctx, { desk: at.slug }))).items;
const kindsTo = async (address: string, at = desk) =>
  (await mails(at)).filter(({ to }) => to === address).map(({ kind }) => kind);

async function sent() {
  await sendOutbox(test.database, {
    server: mailServerOf(sink.url),
    log: pino({ level: 'silent' }),
    stop: new AbortController().signal,
  });
  return Promise.all(
    sink.got.map(async (mail) => ({ ...mail, text: (await parseMail(Buffer.from(mail.raw))).text })),
  );
}

async function linkOf(customerId: string): Promise<string> {
  const { rows } = await test.sql('select id from customer_links where customer_id = $1', [customerId]);
  return customerLinkUrl(test.database.site, rows[0].id);
}

/** All of a case that a message to the customer would move. */
async function standOf(caseId: string) {
  const { rows } = await test.sql(
    `select to_jsonb(c) as case, (select count(*) from entries e where e.case_id = c.id) as entries,
       (select count(*) from events e where e.data ->> 'caseId' = c.id::text
         and e.name <> 'delivery.settled') as events
     from cases c where c.id = $1`,
    [caseId],
  );
  return rows;
}

describe('the link to their page, asked for by a customer', () => {
  it('goes to the address they named, as a mail that nobody answers by a failure notice', async () => {
    const address = fresh();
    const { customerId } = await aCase(desk, { address });
    await ask(` ${address.toUpperCase()} `);
    const [mail, ...more] = await sent();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ from: '', to: [address] });
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/im);
    expect(mail?.raw).toMatch(/^Subject: The link to your page \(Harmon Audio\)\r$/im);
    expect(mail?.raw).not.toMatch(/^In-Reply-To:/im);
    expect(mail?.text).toMatch(
      new RegExp(`Harmon Audio\n\nEverything in one place: ${RegExp.escape(await linkOf(customerId))}$`),
    );
  });

  it('stands in nothing that is stored or shown', async () => {
    const address = fresh();
    const { reference } = await aCase(desk, { address });
    await ask(address);
    const { rows } = await test.sql('select to_jsonb(w)::text as all_of_it from outbox_words w');
    expect(rows.map((row) => row.all_of_it).join()).not.toContain('/c/');
    expect((await mails())[0]).toMatchObject({
      ...{ kind: 'link', to: address, reference },
      text: expect.stringMatching(/\n\nEverything in one place: your page$/),
    });
  });

  it.each([
    ['de-AT', 'Der Link zu Ihrer Seite (Harmon Audio)', 'Sie haben nach dem Link zu Ihrer Seite gefragt.'],
    ['es', 'El enlace a su página (Harmon Audio)', 'Nos pidió el enlace a su página.'],
    ['ja', 'The link to your page (Harmon Audio)', 'You asked for the link to your page.'],
  ])('comes in the words of the customer: %s', async (language, subject, words) => {
    const address = fresh();
    await aCase(desk, { address, language });
    await ask(address);
    expect((await mails())[0]).toMatchObject({ subject, text: expect.stringContaining(words) });
  });

  it('goes to that one of their addresses and not to where they wrote from last', async () => {
    const [first, other] = [fresh(), fresh()];
    const { customerId } = await aCase(desk, { address: first });
    await desk.asDesk((ctx) =>
      sql`insert into contact_points (desk_id, id, customer_id, kind, address)
        values (${desk.id}, gen_random_uuid(), ${customerId}, 'mail', ${other})`.execute(ctx.db),
    );
    await ask(other);
    expect([await kindsTo(first), await kindsTo(other)]).toEqual([[], ['link']]);
  });

  it('names for an answer the case that their page opens with', async () => {
    const address = fresh();
    const open = await aCase(desk, { address });
    const over = await aCase(desk, { address });
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: over.id, outcome: 'met by us' }));
    await ask(address);
    const { rows } = await test.sql('select id from reply_tokens where case_id = $1', [open.id]);
    const token = replyToken(test.database.site, rows[0].id);
    const mail = (await sent()).find(({ to }) => to.includes(address));
    expect(mail?.raw).toContain(`Reply-To: ${replyAddress(desk.address, token)}`);
  });

  it('is no word to the customer: nothing on the case moves', async () => {
    const address = fresh();
    const { id } = await aCase(desk, { address });
    const before = await standOf(id);
    await test.advance('1 minute');
    await ask(address);
    await sent();
    expect(await kindsTo(address)).toEqual(['link']);
    expect(await standOf(id)).toEqual(before);
  });

  it.each(['message', 'receipt'])(
    'alone tells nothing: the database takes no %s without an entry',
    async (kind) => {
      const { id } = await aCase(desk, { address: fresh() });
      const queued = desk.asDesk((ctx) =>
        sql`insert into outbox (desk_id, id, case_id, kind, message_id)
        values (${desk.id}, gen_random_uuid(), ${id}, ${kind}, gen_random_uuid()::text)`.execute(ctx.db),
      );
      await expect(queued).rejects.toMatchObject({ constraint: 'outbox_tells' });
    },
  );

  it('is sent once an hour and no more, also to who is known on two desks', async () => {
    const elsewhere = await aDesk(test);
    const address = fresh();
    await aCase(desk, { address });
    await aCase(elsewhere, { address });
    await Promise.all([ask(address), ask(address)]);
    await test.advance('59 minutes');
    await ask(address);
    await ask(address, elsewhere);
    expect([await kindsTo(address), await kindsTo(address, elsewhere)]).toEqual([['link'], []]);
    await test.advance('1 minute');
    await ask(address);
    expect(await kindsTo(address)).toEqual(['link', 'link']);
  });

  it('and a receipt do not count for each other', async () => {
    const receipt = (address: string, { id: caseId, due }: { id: string; due: string }) =>
      desk.asDesk((ctx) => sendReceipt(ctx, { deskId: desk.id, caseId, due, address, channel: 'mail' }));
    const [one, other] = [fresh(), fresh()];
    const [first, second] = [await aCase(desk, { address: one }), await aCase(desk, { address: other })];
    await receipt(one, first);
    await ask(one);
    await ask(other);
    await receipt(other, second);
    expect([await kindsTo(one), await kindsTo(other)]).toEqual([
      ['link', 'receipt'],
      ['receipt', 'link'],
    ]);
    await test.advance('2 hours');
    await ask(one);
    await receipt(one, first);
    expect(await kindsTo(one)).toEqual(['link', 'link', 'receipt']);
  });
});

describe('nobody is sent a link', () => {
  it.each([
    ['who is not known here', async () => fresh()],
    [
      'who is known on another desk',
      async () => {
        const address = fresh();
        await aCase(await aDesk(test), { address });
        return address;
      },
    ],
    [
      'who is known by telephone only',
      async () => {
        await aCase(desk, { address: '+44 20 7946 0001' });
        return '+44 20 7946 0001';
      },
    ],
    [
      'whose link was ended',
      async () => {
        const address = fresh();
        const { customerId } = await aCase(desk, { address });
        await test.sql('update customer_links set revoked_at = app.now() where customer_id = $1', [
          customerId,
        ]);
        return address;
      },
    ],
    ['who names no address', async () => ''],
    ['who names one that could not be kept', async () => 'bill\0@customers.example'],
  ])('%s', async (_, anAddress) => {
    const address = await anAddress();
    const before = (await mails()).length;
    await ask(address);
    expect(await mails()).toHaveLength(before);
  });
});
