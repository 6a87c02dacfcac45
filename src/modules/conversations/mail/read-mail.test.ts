import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { decideStranger } from '../commands/decide-stranger.ts';
import { say } from '../commands/say.ts';
import { caseView } from '../queries/case-view.ts';
import { outbox } from '../queries/outbox.ts';
import { type MailOutcome, readNextMail } from './read-mail.ts';
import { takeIn } from './take-in.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});
afterAll(() => parser.close());

type Sent = {
  from?: string;
  to?: string;
  envelopeFrom?: string;
  subject?: string;
  text?: string;
  headers?: Record<string, string>;
  raw?: string;
};

async function receive({
  from = 'Bill <bill@customers.example>',
  to = desk.address,
  ...mail
}: Sent = {}): Promise<MailOutcome> {
  const raw =
    mail.raw ??
    aMail({
      from,
      to: desk.address,
      subject: mail.subject ?? 'No sound',
      text: mail.text ?? 'Nothing on the mains.',
      ...(mail.headers && { headers: mail.headers }),
    });
  await takeIn(test.database, {
    raw: Buffer.from(raw),
    from: mail.envelopeFrom ?? 'bill@customers.example',
    to: [to],
  });
  const outcome = await readNext();
  if (!outcome || outcome === 'again') throw new Error('nothing was waiting that could be read');
  return outcome;
}

const view = (id: string | null) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id ?? '' }));
const mails = async () => (await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }))).items;
const fresh = () => `Somebody <${Math.random().toString(36).slice(2)}@customers.example>`;

/** What our answer to a case told the customer's mail program to reply to. */
async function replyTo(caseId: string | null): Promise<{ address: string; messageId: string }> {
  await desk.as(desk.dana, (ctx) =>
    say(ctx, { case: caseId ?? '', text: 'We look into it.', audience: 'customer' }),
  );
  const { rows } = await test.sql(
    `select w.headers ->> 'replyTo' as address, o.message_id from outbox o join outbox_words w on w.outbox_id = o.id
     where o.case_id = $1 and o.kind = 'message' order by o.id desc limit 1`,
    [caseId],
  );
  return { address: rows[0].address, messageId: rows[0].message_id };
}

const failures: Error[] = [];
const readNext = () => desk.asDesk((ctx) => readNextMail(ctx, parser, (failure) => failures.push(failure)));

describe('a mail to the desk', () => {
  it('is answered in its own language where the desk speaks that one', async () => {
    await test.sql(`update desks set languages = '{en,de}' where id = $1`, [desk.id]);
    await receive({ from: fresh(), text: 'Guten Tag, mein Mischpult gibt keinen Ton von sich.' });
    await receive({ from: fresh(), text: 'Good morning, there is no sound on the mains.' });
    expect((await mails()).slice(0, 2).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('We have your message'),
      expect.stringContaining('Ihre Nachricht ist angekommen'),
    ]);
  });

  it('opens a case of its sender, with one receipt that quotes not one word of theirs', async () => {
    const from = fresh();
    const outcome = await receive({ from, subject: 'canary-subject', text: 'canary-text' });
    expect(outcome).toMatchObject({ outcome: 'created', reason: null });
    const [receipt] = await mails();
    expect(receipt).toMatchObject({ kind: 'receipt', caseId: outcome.caseId });
    expect(JSON.stringify(receipt)).not.toMatch(/canary/);
    expect(receipt?.text).toMatch(/Everything in one place: your page$/);
    await receive({ from });
    expect((await mails()).filter((mail) => mail.to === receipt?.to)).toHaveLength(1);
  });

  it('that comes twice is one message, and other content under a used Message-ID is another', async () => {
    const raw = aMail({ from: fresh(), to: desk.address, subject: 'Twice', text: 'Once only.' });
    expect(await receive({ raw })).toMatchObject({ outcome: 'created' });
    expect(await receive({ raw: `Received: from a.example by b.example; now\r\n${raw}` })).toMatchObject({
      outcome: 'duplicate',
    });
    expect(await receive({ raw: raw.replace('Once only.', 'Something else.') })).toMatchObject({
      outcome: 'created',
    });
  });

  it('from a machine opens no case and gets no receipt', async () => {
    const before = (await mails()).length;
    expect(await receive({ headers: { 'Auto-Submitted': 'auto-replied' } })).toMatchObject({
      outcome: 'ignored',
    });
    expect(
      await receive({
        from: 'MAILER-DAEMON@customers.example',
        envelopeFrom: '',
        subject: 'Undelivered Mail',
      }),
    ).toMatchObject({ outcome: 'ignored' });
    expect((await mails()).length).toBe(before);
  });
});

describe('a reply', () => {
  it('with our token from the customer lands on its case and reopens what was over', async () => {
    const from = fresh();
    const first = await receive({ from });
    const { address, messageId } = await replyTo(first.caseId);
    const reply = await receive({
      from,
      to: address,
      headers: { 'In-Reply-To': messageId },
      subject: 'Re: No sound',
      text: 'It works.\n\nOn Tue, 24 Nov 2026 at 09:00, Dana Okafor <help@harmon.example> wrote:\n> We look into it.',
    });
    expect(reply).toMatchObject({ outcome: 'appended', caseId: first.caseId });
    expect((await view(first.caseId)).entries.at(-1)).toMatchObject({
      kind: 'contact',
      text: 'It works.',
      stranger: null,
    });
  });

  it('with our token from somebody else is seen by staff only, until one of them admits the sender', async () => {
    const first = await receive({ from: fresh() });
    const { address } = await replyTo(first.caseId);
    const strange = await receive({
      from: 'Friend <friend@elsewhere.example>',
      to: address,
      text: 'I am his friend.',
    });
    expect(strange).toMatchObject({ outcome: 'appended', caseId: first.caseId });
    const link = await test.sql(
      'select l.token_hash from customer_links l join cases c using (customer_id) where c.id = $1',
      [first.caseId],
    );
    const asCustomer = () =>
      test.database.as({ kind: 'customer-link', hash: link.rows[0].token_hash }, async (ctx) => {
        const rows = await ctx.db
          .withTables<{ entryWords: { text: string } }>()
          .selectFrom('entryWords')
          .select('text')
          .execute();
        return rows.map((row) => row.text);
      });
    expect(await asCustomer()).not.toContain('I am his friend.');
    expect((await view(first.caseId)).entries.at(-1)).toMatchObject({
      stranger: { state: 'held', address: 'friend@elsewhere.example' },
    });
    await desk.as(desk.dana, (ctx) => decideStranger(ctx, { entry: strange.entryId ?? '', admit: true }));
    expect(await asCustomer()).toContain('I am his friend.');
  });

  it('from another customer counts once they were admitted on the case, and not when they were kept out', async () => {
    const [from, first] = [fresh(), await receive({ from: fresh() })];
    const own = await receive({ from, text: 'A need of my own.' });
    const { address } = await replyTo(first.caseId);
    const write = async (text: string, decision?: { admit: boolean }) => {
      const { caseId, entryId } = await receive({ from, to: address, text });
      const entry = entryId ?? '';
      if (decision) await desk.as(desk.dana, (ctx) => decideStranger(ctx, { entry, ...decision }));
      return (await view(caseId)).entries.find(({ id }) => id === entry);
    };
    await write('I am his friend.', { admit: false });
    expect(await write('Really.', { admit: true })).toMatchObject({ stranger: { state: 'admitted' } });
    expect(await write('Me again.')).toMatchObject({ author: { kind: 'customer' }, stranger: null });
    await replyTo(first.caseId);
    const { customer } = await view(first.caseId);
    expect((await mails())[0]).toMatchObject({ to: customer.contactPoints[0]?.address });
    expect((await view(own.caseId)).customer.id).not.toBe(customer.id);
  });

  it('is answered where the customer last wrote from', async () => {
    const first = await receive({ from: 'Ida <ida@home.example>' });
    const { address } = await replyTo(first.caseId);
    const strange = await receive({ from: 'Ida <ida@work.example>', to: address, text: 'From work.' });
    await desk.as(desk.dana, (ctx) => decideStranger(ctx, { entry: strange.entryId ?? '', admit: true }));
    await receive({ from: 'Ida <ida@work.example>', to: address, text: 'From work again.' });
    await replyTo(first.caseId);
    expect((await mails())[0]).toMatchObject({ to: 'ida@work.example', kind: 'message' });
    await receive({ from: 'Ida <ida@home.example>', to: address, text: 'Home.' });
    await replyTo(first.caseId);
    expect((await mails())[0]).toMatchObject({ to: 'ida@home.example', kind: 'message' });
  });

  it('with only a reference counts for the customer themselves', async () => {
    const from = fresh();
    const first = await receive({ from });
    const { messageId } = await replyTo(first.caseId);
    expect(
      await receive({ from, headers: { References: messageId }, text: 'Without the token.' }),
    ).toMatchObject({ outcome: 'appended', caseId: first.caseId });
  });

  it('with only a reference from anybody else makes a new case, and its owner is offered to join the two', async () => {
    const first = await receive({ from: fresh() });
    const { messageId } = await replyTo(first.caseId);
    const other = await receive({
      from: fresh(),
      headers: { References: messageId },
      text: 'I saw your mail.',
    });
    expect(other.outcome).toBe('created');
    expect(other.caseId).not.toBe(first.caseId);
    expect((await view(other.caseId)).joinOffers).toMatchObject([{ caseId: first.caseId }]);
  });

  it('with a wrong token is a new case and nothing else', async () => {
    const from = fresh();
    const first = await receive({ from });
    const { address } = await replyTo(first.caseId);
    const wrong = address.replace(/\+r\.(.)/, (_, letter) => `+r.${letter === 'a' ? 'b' : 'a'}`);
    expect(await receive({ from, to: wrong })).toMatchObject({ outcome: 'created' });
  });
});

describe('files and HTML', () => {
  it('come with the mail, which says in text what it says in HTML alone, and the HTML is harmless', async () => {
    const raw = [
      `From: Ana <ana-${Math.random()}@customers.example>`,
      `To: ${desk.address}`,
      'Subject: Picture',
      'Date: Tue, 24 Nov 2026 08:00:00 +0000',
      `Message-ID: <${Math.random()}@customers.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p onclick="x()">Look<script>alert(1)</script></p>',
      '--b',
      'Content-Type: image/png; name="../../switch.png"',
      'Content-Disposition: attachment; filename="../../switch.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      '--b--',
      '',
    ].join('\r\n');
    const outcome = await receive({ raw });
    const theCase = await view(outcome.caseId);
    expect(theCase.entries[0]).toMatchObject({
      text: 'Look',
      files: [{ name: 'switch.png', type: 'image/png' }],
    });
    expect(theCase.entries[0]?.html).not.toMatch(/script|onclick/);
  });
});

describe('a mail that cannot be taken in', () => {
  it('is tried again after the others and ends in quarantine, and they go on', async () => {
    await test.sql(`create function refuse_poison() returns trigger language plpgsql as
      $$ begin if new.subject = 'Poison' then raise exception 'poison'; end if; return new; end $$`);
    await test.sql(
      'create trigger refuse_poison before insert on case_words for each row execute function refuse_poison()',
    );
    const takenIn = (subject: string) =>
      takeIn(test.database, {
        raw: Buffer.from(aMail({ from: fresh(), to: desk.address, subject, text: 'Hello.' })),
        from: 'somebody@customers.example',
        to: [desk.address],
      });
    await takenIn('Poison');
    await takenIn('Bread');
    const outcomes = [];
    for (let read = 1; read <= 5; read += 1) outcomes.push(await readNext());
    expect(outcomes).toMatchObject([
      'again',
      { outcome: 'created' },
      'again',
      { outcome: 'quarantined', reason: 'crashed' },
      null,
    ]);
    expect(failures.map((failure) => failure.message)).toEqual(['poison', 'poison', 'poison']);
  });
});
