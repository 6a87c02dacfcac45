import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aSigningDomain } from '../src/testing/signed-mail.ts';
import {
  aBrowser,
  desktop,
  expectAccessible,
  expectAccessibleInBoth,
  narrow,
  phone,
  signIn,
} from './browser.ts';

const soundhouse = aSigningDomain('soundhouse.example');
const { running, sink } = runningWithMail({}, [soundhouse]);
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

async function received(coming: Promise<{ to: string[]; raw: string }>) {
  const { to, raw } = await coming;
  const { subject = '', text = '' } = await PostalMime.parse(raw);
  return { to: to[0] ?? '', subject, text };
}

async function settingsOf(who: Desk['leo']) {
  const context = await browser.open();
  await signIn(context, running, who.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app/today`);
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  const organization = page.url().replace(/\/today.*$/, '');
  return { context, page, organization };
}

describe('a company to which the customer went first', () => {
  it('begins a case by its link, and sees what became of it', async () => {
    const { context, page, organization } = await settingsOf(desk.leo);
    await page.goto(`${organization}/desks/${desk.slug}/settings`);
    const card = page.getByRole('region', { name: 'Companies that pass customers on' });
    const make = card.getByRole('button', { name: 'Make a link for Soundhouse' });
    await page.setViewportSize(narrow);
    const linesOf = (button: Element) => {
      const words = document.createRange();
      words.selectNodeContents(button);
      return new Set([...words.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
    };
    expect(await make.getByText('Make a link').evaluate(linesOf)).toBe(1);
    await page.setViewportSize(desktop);
    await make.click();
    await card.getByRole('button', { name: 'Copy the link of Soundhouse' }).waitFor();
    await expectAccessibleInBoth(page);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await card.getByRole('button', { name: 'Copy the link of Soundhouse' }).click();
    await page.getByText('Copied. Whoever has it').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await context.close();

    const theirs = await browser.open({ javaScriptEnabled: false, viewport: phone });
    const form = await theirs.newPage();
    await form.goto(link);
    expect(form.url()).not.toContain('/p/');
    await form.getByLabel('Name of the customer').fill('Bill Navarro');
    await form.getByLabel('Their mail address or telephone number').fill('bill@customers.example');
    await form.getByLabel('What they want').fill('He wants to return a mixer.');
    await form.getByLabel('Your own reference').fill('RMA 5512');
    await form.getByLabel('Who agreed').fill('Bill himself');
    await form.getByLabel('How they said so').fill('at the counter');
    await form.getByLabel('On which day').fill('2026-01-02');
    const telling = received(sink.next());
    await form.getByRole('button', { name: 'Pass it on' }).click();
    await form.getByText('Harmon Audio has it. Thank you.').waitFor();
    await form.getByText('Harmon Audio looks after it').waitFor();

    const told = await telling;
    expect(told).toMatchObject({
      to: 'bill@customers.example',
      subject: 'Soundhouse told us what you need (Harmon Audio)',
    });
    const bills = await theirs.newPage();
    await bills.goto(told.text.match(/https?:\/\/\S+\/c\/\S+/)?.[0] ?? '');
    await bills.getByText('He wants to return a mixer.').first().waitFor();
    await theirs.close();
    const seen = await browser.open({ viewport: phone });
    const looked = await seen.newPage();
    await looked.goto(link);
    await looked.getByText('RMA 5512').waitFor();
    await expectAccessible(looked);
    await seen.close();
  });

  it('begins one by a mail that nothing proves once somebody has looked at it', async () => {
    const { program, test } = running;
    await test.sql(
      `insert into task_addresses (desk_id, engagement_id, address, domain, set_by_id)
       values ($1, $2, 'returns@soundhouse.example', 'soundhouse.example', $3)`,
      [desk.id, desk.engagements.thirdParty, desk.leo.id],
    );
    if (!program.smtp) throw new Error('the program takes mail');
    const from = 'returns@soundhouse.example';
    const lines = [
      'Customer: Ann Lee',
      'Contact: ann@customers.example',
      'Need: wants to return a cable',
      'Reference: RMA 5513',
      'Consent: Ann, by telephone, 2026-01-02',
    ];
    const raw = aMail({ from, to: desk.address, subject: 'A return', text: lines.join('\n') });
    await sendBySmtp(program.smtp, { from, to: desk.address, raw });

    const { context, page, organization } = await settingsOf(desk.dana);
    await page.goto(`${organization}/desks/${desk.slug}/quarantine`);
    await page.getByRole('link', { name: /A return/ }).click();
    const mail = page.getByRole('region', { name: 'The mail' });
    await mail.getByText('nothing proves that the company wrote it').waitFor();
    await expectAccessible(page);
    const first = received(sink.next());
    await page.getByRole('button', { name: 'Make it a case' }).click();
    const mails = [await first, await received(sink.next())];
    expect(mails.map(({ to }) => to).sort()).toEqual(['ann@customers.example', from]);
    const answer = mails.find(({ to }) => to === from);
    expect(answer?.subject).toBe('We have it (RMA 5513)');
    const { rows } = await test.sql(
      'select c.reference from referrals r join cases c on c.id = r.case_id order by r.id desc limit 1',
    );
    await page.goto(`${organization}/cases/${rows[0].reference}`);
    await page.getByText('Passed on by Soundhouse. Their reference: RMA 5513.').first().waitFor();
    await context.close();

    const theirs = await browser.open({ javaScriptEnabled: false });
    const became = await theirs.newPage();
    await became.goto(answer?.text.match(/https?:\/\/\S+\/p\/\S+/)?.[0] ?? '');
    await became.getByText('RMA 5513').waitFor();
    await became.getByText('Ann Lee').waitFor();
    await theirs.close();
  });

  it('begins one by mail alone where its domain signs what it sends', async () => {
    const { program, test } = running;
    if (!program.smtp) throw new Error('the program takes mail');
    const from = 'returns@soundhouse.example';
    const lines = [
      'Customer: Tom Reed',
      'Contact: tom@customers.example',
      'Need: wants to return a stand',
      'Reference: RMA 5514',
      'Consent: Tom, at the counter, 2026-01-02',
    ];
    const mail = aMail({ from, to: desk.address, subject: 'One more return', text: lines.join('\n') });
    const first = received(sink.next());
    await sendBySmtp(program.smtp, { from, to: desk.address, raw: await soundhouse.sign(mail) });
    const mails = [await first, await received(sink.next())];
    expect(mails.map(({ to }) => to).sort()).toEqual([from, 'tom@customers.example']);
    expect(mails.find(({ to }) => to === from)?.subject).toBe('We have it (RMA 5514)');
    const { rows } = await test.sql(
      'select c.reference from referrals r join cases c on c.id = r.case_id order by r.id desc limit 1',
    );
    const { context, page, organization } = await settingsOf(desk.dana);
    await page.goto(`${organization}/cases/${rows[0].reference}`);
    await page.getByText('Passed on by Soundhouse. Their reference: RMA 5514.').first().waitFor();
    await page.getByText('wants to return a stand').first().waitFor();
    await page.goto(`${organization}/desks/${desk.slug}/quarantine`);
    await page.getByText('Nothing is held').first().waitFor();
    await context.close();
  });
});
