import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { aMail } from '../../../testing/send-mail.ts';
import { caseView } from '../queries/case-view.ts';
import { outbox } from '../queries/outbox.ts';
import { dismissMail, heldMail, quarantine, releaseMail } from './quarantine.ts';
import { readNextMail } from './read-mail.ts';
import { takeIn } from './take-in.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});
afterAll(() => parser.close());

const list = async (state: 'quarantined' | 'ignored') =>
  (await desk.as(desk.dana, (ctx) => quarantine(ctx, { desk: desk.slug, state }))).items;
const lookAt = (mail: string) => desk.as(desk.dana, (ctx) => heldMail(ctx, { desk: desk.slug, mail }));
const release = (mail: string) => desk.as(desk.dana, (ctx) => releaseMail(ctx, { desk: desk.slug, mail }));
const leaveAside = (mail: string) => desk.as(desk.dana, (ctx) => dismissMail(ctx, { desk: desk.slug, mail }));

/** Takes in a mail that does not become a case; its id. */
async function held(mail: Parameters<typeof aMail>[0], envelopeFrom = 'bill@customers.example') {
  await takeIn(test.database, { raw: Buffer.from(aMail(mail)), from: envelopeFrom, to: [desk.address] });
  await desk.asDesk((ctx) => readNextMail(ctx, parser, () => {}));
  const { rows } = await test.sql('select id from raw_mails order by recorded_at desc, id desc limit 1');
  return rows[0].id as string;
}

const fromAList = (subject: string) => ({
  from: 'Rosa Díaz <rosa@members.example>',
  to: desk.address,
  subject,
  headers: { 'List-Id': '<band.lists.example>' },
  text: `It hums. ${Math.random()}`,
});

describe('a mail that waits in quarantine', () => {
  it('is looked at as text, with who wrote and who delivered it and its files by name and size', async () => {
    const mail = await held(
      {
        ...fromAList('Hum'),
        headers: { 'List-Id': '<band.lists.example>', 'Content-Type': 'multipart/mixed; boundary=b' },
        text: '--b\nContent-Type: text/html\n\n<p>It <b>hums</b>.<img src="https://far.example/seen.png"></p>\n--b\nContent-Type: image/png; name=hum.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--',
      },
      'bounces@lists.example',
    );
    expect(await lookAt(mail)).toMatchObject({
      state: 'quarantined',
      from: 'Rosa Díaz <rosa@members.example>',
      deliveredBy: 'bounces@lists.example',
      subject: 'Hum',
      reason: 'list',
      text: 'It hums.',
      files: [{ name: 'hum.png', size: 8 }],
      leftOut: [],
    });
  });

  it('says everybody whom it names as its authors', async () => {
    const from = 'Al <al@customers.example>, Bo <bo@customers.example>';
    const mail = await held({ from, to: desk.address, subject: 'From both of us', text: 'Hello.' });
    expect(await lookAt(mail)).toMatchObject({ from });
    expect((await list('quarantined')).at(-1)).toMatchObject({ id: mail, from });
  });

  it('shows only the beginning of a text that nobody looks through', async () => {
    const mail = await held({ ...fromAList('Long'), text: 'a '.repeat(30_000) });
    const seen = await lookAt(mail);
    expect(seen.text).toHaveLength(50_000);
    expect(seen.leftOut).toEqual(['The text was too long: only its beginning stands here.']);
  });
});

describe('a mail that was left aside', () => {
  it('is found again, the newest first, and can become a case after all', async () => {
    const older = await held(fromAList('Older'));
    const mail = await held(fromAList('Newer'));
    await leaveAside(older);
    await leaveAside(mail);
    expect((await list('ignored')).map(({ id }) => id)).toEqual([mail, older]);
    expect(await lookAt(mail)).toMatchObject({ state: 'ignored', subject: 'Newer' });
    const { id } = await release(mail);
    expect(await desk.as(desk.dana, (ctx) => caseView(ctx, { case: id }))).toMatchObject({
      subject: 'Newer',
    });
    expect((await list('ignored')).map((one) => one.id)).toEqual([older]);
  });

  it('that became a case is read there and not here, and becomes no second one', async () => {
    const mail = await held(fromAList('Once'));
    await release(mail);
    await expect(lookAt(mail)).rejects.toMatchObject({ code: 'mail.not-found' });
    await expect(release(mail)).rejects.toMatchObject({ code: 'mail.settled' });
  });

  it('was written by a machine: its case sends no receipt', async () => {
    const mail = await held({
      from: 'shop@machines.example',
      to: desk.address,
      subject: 'Order 7',
      headers: { 'Auto-Submitted': 'auto-generated' },
      text: 'Sent.',
    });
    expect(await lookAt(mail)).toMatchObject({ state: 'ignored', reason: 'auto' });
    const { id } = await release(mail);
    const sent = await desk.as(desk.dana, (ctx) => outbox(ctx, { desk: desk.slug }));
    expect(sent.items.filter(({ caseId }) => caseId === id)).toEqual([]);
  });
});
