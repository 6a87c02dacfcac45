import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { caseView } from '../queries/case-view.ts';
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
}: {
  raw: string;
  envelopeFrom?: string;
}) {
  await takeIn(test.database, { raw: Buffer.from(raw), from: envelopeFrom, to: [desk.address] });
  return desk.asDesk((ctx) => readNextMail(ctx, parser, () => {}));
}

const view = (id: string) => desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }));

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
