import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aSigningDomain } from '../src/testing/signed-mail.ts';
import { aBrowser, desktop, expectAccessible, expectAccessibleInBoth, phone, signIn } from './browser.ts';

const soundhouse = aSigningDomain('soundhouse.example');
const { running, sink } = runningWithMail({}, [soundhouse]);
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

/** What somebody at Soundhouse, who has nothing but the mail, reads and answers. */
async function received(coming: Promise<{ to: string[]; raw: string }>) {
  const { to, raw } = await coming;
  const mail = await PostalMime.parse(raw);
  return {
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    replyTo: mail.replyTo?.[0]?.address ?? '',
  };
}

async function soundhouseWrites(
  to: string,
  text: string,
  { subject = 'Re: A question', headers = {} } = {},
): Promise<void> {
  if (!running.program.smtp) throw new Error('the program takes mail');
  const from = 'returns@soundhouse.example';
  const mail = aMail({ from: `Marek Nowak <${from}>`, to, subject, text, headers });
  const raw = await soundhouse.sign(mail);
  await sendBySmtp(running.program.smtp, { from, to, raw });
}

describe('a company without an account', () => {
  it('stops a refund by mail alone, and is asked again where that was not good enough', async () => {
    const owners = await browser.open();
    await signIn(owners, running, desk.leo.id);
    const settings = await owners.newPage();
    await settings.goto(`${running.program.url}/app/today`);
    await settings.getByRole('heading', { name: 'Today' }).waitFor();
    await settings.goto(`${settings.url().replace(/\/today.*$/, '')}/desks/${desk.slug}/settings`);
    const card = settings.getByRole('region', { name: 'Companies asked by mail' });
    await card.getByRole('button', { name: 'Set an address for Soundhouse' }).click();
    await card.getByLabel('Mail address').fill('returns@soundhouse.example');
    expect(await card.getByLabel('Domain from which they answer').inputValue()).toBe('soundhouse.example');
    await expectAccessibleInBoth(settings);
    await settings.setViewportSize({ width: 360, height: 740 });
    await expectAccessible(settings);
    const wide = await settings.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    await settings.setViewportSize(desktop);
    await card.getByRole('button', { name: 'Keep' }).click();
    await card.getByText('all of soundhouse.example answers for them').waitFor();
    await expectAccessible(settings);
    await owners.close();

    const { reference } = await aCase(desk, { name: 'Bill Navarro' });
    const agents = await browser.open();
    await signIn(agents, running, desk.dana.id);
    const page = await agents.newPage();
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.goto(`${page.url().replace(/\/today.*$/, '')}/cases/${reference}`);
    await page.getByText('I followed the sheet to the letter.').first().waitFor();
    await page.getByRole('button', { name: 'Ask someone' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Who is asked').selectOption({ label: 'Soundhouse' });
    await dialog.getByText('Goes to returns@soundhouse.example by mail').waitFor();
    await dialog.getByLabel('What you ask of them').fill('Please stop the refund of MX-12-0042.');
    await dialog.getByLabel('Name: Bill Navarro').check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'See it as they do' }).click();
    const frame = page.frameLocator('iframe[title="What Soundhouse reads"]');
    await frame.getByText('Please stop the refund of MX-12-0042.').waitFor();
    await frame.getByText('Bill Navarro').waitFor();
    const asking = received(sink.next());
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click();

    const question = await asking;
    expect(question).toMatchObject({
      to: ['returns@soundhouse.example'],
      subject: 'A question from Harmon Audio: Please stop the refund of MX-12-0042.',
    });
    expect(question.text).toContain('Please stop the refund of MX-12-0042.');
    expect(question.text).toContain('Name: Bill Navarro');
    expect(question.text).not.toMatch(/sheet to the letter|No sound/);

    await soundhouseWrites(question.replyTo, 'REFERENCE PO 5512\nWe are looking.');
    await page.getByText('PO 5512').first().waitFor();
    const automatic = {
      subject: 'PO 5512: payment 88 is held',
      headers: { 'Auto-Submitted': 'auto-generated' },
    };
    await soundhouseWrites(desk.address, 'Payment 88 is held.', automatic);
    await page.getByText('Payment 88 is held.').waitFor();
    await soundhouseWrites(question.replyTo, 'DONE\nThe refund is off.');
    await page.getByText('The refund is off.').waitFor();
    await page.getByText('Soundhouse did the task').first().waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Not good enough: what Soundhouse did' }).click();
    await page.getByLabel('What is missing').fill('Has he been told?');
    const asksAgain = received(sink.next());
    await page.getByRole('button', { name: 'Return it' }).click();
    const again = await asksAgain;
    expect(again.text).toContain('Has he been told?');
    expect(again.replyTo).toBe(question.replyTo);
    await soundhouseWrites(again.replyTo, 'DONE: he was told by telephone.');
    await page.getByText('he was told by telephone.').waitFor();
    await page.setViewportSize(phone);
    await expectAccessible(page);

    const { rows } = await running.test.sql('select state from tasks');
    expect(rows).toEqual([{ state: 'done' }]);
    const link = question.text.match(/https?:\/\/\S+\/t\/\S+/)?.[0] ?? '';
    const theirs = await browser.open({ javaScriptEnabled: false });
    const read = await theirs.newPage();
    await read.goto(link);
    await read.getByText('This is done. Thank you.').waitFor();
    await read.getByText('Has he been told?').waitFor();
    expect(read.url()).not.toContain('/t/');
    await Promise.all([agents.close(), theirs.close()]);
  });
});
