import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aCase, aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { say } from '../commands/say.ts';
import { caseView } from '../queries/case-view.ts';
import { outbox } from '../queries/outbox.ts';
import { dismissMail, quarantine, releaseMail } from './quarantine.ts';
import { readNextMail } from './read-mail.ts';
import { takeIn } from './take-in.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});
afterAll(() => parser.close());

async function receive({
  raw,
  envelopeFrom = 'bill@customers.example',
  to = desk.address,
}: {
  raw: string;
  envelopeFrom?: string;
  to?: string;
}) {
  await takeIn(test.database, { raw: Buffer.from(raw), from: envelopeFrom, to: [to] });
  return desk.asDesk((ctx) => readNextMail(ctx, parser, () => {}));
}

const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));

/** Releases the mail that came last; the case it went to. */
async function release(): Promise<string> {
  const list = await desk.as(desk.dana, (ctx) => quarantine(ctx, { desk: desk.slug }));
  const mail = list.items.at(-1)?.id ?? '';
  return (await desk.as(desk.dana, (ctx) => releaseMail(ctx, { desk: desk.slug, mail }))).id;
}

const sentOn = async (caseId: string) =>
  (await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }))).items.filter(
    (mail) => mail.caseId === caseId,
  );

/** What our answer to a case told the customer's mail program. */
async function answered(caseId: string): Promise<{ replyTo: string; messageId: string }> {
  await desk.as(desk.dana, (ctx) => say(ctx, { case: caseId, text: 'We look.', audience: 'customer' }));
  const { rows } = await test.sql(
    `select w.headers ->> 'replyTo' as "replyTo", o.message_id as "messageId"
     from outbox o join outbox_words w on w.outbox_id = o.id where o.case_id = $1 order by o.id desc limit 1`,
    [caseId],
  );
  return rows[0];
}

function away(from: string, headers: Record<string, string> = {}): string {
  const text = `More of it: ${Math.random()}.`;
  return aMail({ from, to: desk.address, subject: 'Out of office: the hall', text, headers });
}

describe('a mail that is released', () => {
  it('goes where its reply token says, or a reference from the customer, and opens no case', async () => {
    const { id } = await aCase(desk, { address: 'nia@customers.example' });
    const { replyTo, messageId } = await answered(id);
    expect(await receive({ raw: away('nia@customers.example'), to: replyTo })).toMatchObject({
      outcome: 'quarantined',
    });
    expect(await release()).toBe(id);
    expect((await view(id)).entries.at(-1)).toMatchObject({
      kind: 'contact',
      author: { kind: 'customer' },
      stranger: null,
    });
    await receive({ raw: away('nia@customers.example', { References: messageId }) });
    expect(await release()).toBe(id);
  });

  it('with the token of a case from somebody it does not know is a stranger’s, not the releaser’s', async () => {
    const { id } = await aCase(desk, { address: 'omar@customers.example' });
    const { replyTo } = await answered(id);
    await receive({ raw: away('friend@elsewhere.example'), to: replyTo });
    expect(await release()).toBe(id);
    expect((await view(id)).entries.at(-1)).toMatchObject({
      author: { kind: 'desk-system' },
      stranger: { state: 'held', address: 'friend@elsewhere.example' },
    });
  });

  it('goes to the owner its customer had, owes its answer since it came, and gets a receipt', async () => {
    const first = await aCase(desk, { address: 'pia@customers.example' });
    await receive({ raw: away('pia@customers.example') });
    const onTime = await aCase(desk, { address: 'quin@customers.example' });
    await test.advance('2 hours');
    const id = await release();
    const { owner, due } = await view(id);
    expect(owner.id).toBe(first.ownerId);
    expect(Math.abs(Date.parse(due ?? '') - Date.parse(onTime.due))).toBeLessThan(60_000);
    expect(await sentOn(id)).toMatchObject([{ kind: 'receipt', to: 'pia@customers.example' }]);
  });

  it('gets no receipt where it came from a list', async () => {
    await receive({ raw: away('quinn@customers.example', { 'List-Id': '<band.lists.example>' }) });
    expect(await sentOn(await release())).toEqual([]);
  });

  it('leaves out a file that is too large, and a note to the companies says so', async () => {
    const base64 = Buffer.alloc(26 * 1024 * 1024)
      .toString('base64')
      .replace(/.{76}/g, '$&\n');
    const part = (name: string, content: string) =>
      `--b\nContent-Type: application/octet-stream; name=${name}\nContent-Transfer-Encoding: base64\n\n${content}\n`;
    const raw = aMail({
      from: 'rob@customers.example',
      to: desk.address,
      subject: 'Film',
      headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
      text: `--b\n\nSee.\n${part('film.mov', base64)}${part('list.bin', 'AAAA')}--b--`,
    });
    expect(await receive({ raw })).toMatchObject({ reason: 'too-large' });
    const theCase = await view(await release());
    expect(theCase.entries[0]).toMatchObject({ text: 'See.', files: [{ name: 'list.bin' }] });
    expect(theCase.entries.at(-1)).toMatchObject({
      kind: 'note',
      audience: 'companies',
      author: { id: desk.dana.id },
      text: 'A file was too large to be kept here: film.mov, 27.3 MB.',
    });
  });
});

describe('a mail that is held back', () => {
  it('whose sender is not certain is kept in quarantine, seen, and released or left aside', async () => {
    const raw = aMail({
      from: 'One <one@customers.example>',
      to: desk.address,
      subject: 'Who',
      text: 'Guess.',
    });
    const two = raw.replace('From: ', 'From: Other <other@customers.example>\r\nFrom: ');
    expect(await receive({ raw: two })).toMatchObject({ outcome: 'quarantined' });
    const list = await desk.as(desk.dana, (ctx) => quarantine(ctx, { desk: desk.slug }));
    expect(list.items).toMatchObject([{ reason: expect.stringContaining('sender') }]);
    const mail = list.items[0]?.id ?? '';
    const made = await desk.as(desk.dana, (ctx) => releaseMail(ctx, { desk: desk.slug, mail }));
    expect(await view(made.id)).toMatchObject({ subject: 'Who' });
    await expect(
      desk.as(desk.dana, (ctx) => dismissMail(ctx, { desk: desk.slug, mail })),
    ).rejects.toMatchObject({ code: 'mail.settled' });
  });

  it('from a list is released as what was written, from who wrote it and with its files', async () => {
    const raw = aMail({
      from: 'Rosa Díaz <rosa@members.example>',
      to: desk.address,
      subject: 'Hum =?utf-8?q?on_stage?=',
      headers: { 'List-Id': '<band.lists.example>', 'Content-Type': 'multipart/mixed; boundary=b' },
      text: '--b\nContent-Type: text/html\n\n<p>It <b>hums</b>.</p>\n--b\nContent-Type: image/png; name=hum.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--',
    });
    expect(await receive({ raw, envelopeFrom: 'bounces@lists.example' })).toMatchObject({ reason: 'list' });
    const list = await desk.as(desk.dana, (ctx) => quarantine(ctx, { desk: desk.slug }));
    const held = list.items.at(-1);
    expect(held).toMatchObject({ from: 'Rosa Díaz <rosa@members.example>', subject: 'Hum on stage' });
    const made = await desk.as(desk.dana, (ctx) =>
      releaseMail(ctx, { desk: desk.slug, mail: held?.id ?? '' }),
    );
    const theCase = await view(made.id);
    expect(theCase).toMatchObject({
      subject: 'Hum on stage',
      need: 'It hums.',
      customer: { name: 'Rosa Díaz', contactPoints: [{ address: 'rosa@members.example' }] },
    });
    expect(theCase.entries[0]).toMatchObject({
      html: '<p>It <b>hums</b>.</p>',
      files: [{ name: 'hum.png' }],
    });
  });

  it('that no parser can read is released as it stands, from who delivered it', async () => {
    const raw = `Subject: Deep\r\n${Array.from({ length: 60 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('')}`;
    expect(await receive({ raw })).toMatchObject({ reason: 'nested-too-deep' });
    const list = await desk.as(desk.dana, (ctx) => quarantine(ctx, { desk: desk.slug }));
    const held = list.items.at(-1);
    expect(held).toMatchObject({ from: 'bill@customers.example', subject: 'Deep' });
    const made = await desk.as(desk.dana, (ctx) =>
      releaseMail(ctx, { desk: desk.slug, mail: held?.id ?? '' }),
    );
    expect(await view(made.id)).toMatchObject({
      subject: 'Deep',
      need: expect.stringMatching(/^Subject: Deep/),
    });
  });

  it('because its subject alone looks automatic waits for somebody to look, and one about a car is a case', async () => {
    const about = (subject: string) =>
      aMail({ from: 'gul@customers.example', to: desk.address, subject, text: 'Hallo.' });
    expect(await receive({ raw: about('Automatische Antwort: Ihr Mischpult') })).toMatchObject({
      outcome: 'quarantined',
      reason: 'automatic subject',
    });
    expect(await receive({ raw: about('Auto: der Motor springt nicht an') })).toMatchObject({
      outcome: 'created',
    });
  });

  it('that waits in quarantine and comes again does not wait there twice', async () => {
    const raw = aMail({
      from: 'a@customers.example, b@customers.example',
      to: desk.address,
      subject: 'Two',
      text: 'We.',
    });
    expect(await receive({ raw })).toMatchObject({ outcome: 'quarantined' });
    expect(await receive({ raw })).toMatchObject({ outcome: 'duplicate' });
  });
});
