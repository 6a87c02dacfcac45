import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { say } from '../src/modules/conversations/commands/say.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningWithMail } from '../src/testing/running-with-mail.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aBrowser, expectFitting, looks, phone, screensOf } from './browser.ts';

const { running, sink } = runningWithMail();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const bill = 'bill.word@customers.example';

const opened = screensOf(browser, running);

const read = new Set<string>();

/** The first mail to somebody about something that was not read yet, once it has come. */
async function mailTo(address: string, about: RegExp) {
  for (;;) {
    const seen = sink.got.length;
    for (const { to, raw } of sink.got) {
      if (!to.includes(address) || read.has(raw)) continue;
      const { subject = '', text = '' } = await PostalMime.parse(raw);
      if (!about.test(subject)) continue;
      read.add(raw);
      return { subject, text };
    }
    // What came while these were read is looked at before another is waited for.
    if (sink.got.length === seen) await sink.next();
  }
}

const linkIn = (text: string) => /https?:\S+/.exec(text)?.[0] ?? '';

/** Their page on a phone; axe is a script, so scripts run. */
async function pageAt(link: string): Promise<Page> {
  const page = await (await browser.open({ viewport: phone })).newPage();
  await page.goto(link);
  return page;
}

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: 'A word for whoever helped you' }).click();
  await page.getByLabel('For whom?').selectOption('Dana Okafor');
  await page.getByLabel('Your words').fill(words);
  await page.locator('#word').getByRole('button', { name: 'Send' }).click();
}

describe('a word of a customer by their page and mail', () => {
  it('reaches its person first and alone, who thanks and asks back, and is shared when they like', async () => {
    if (!running.program.smtp) throw new Error('the program takes mail');
    const raw = aMail({
      from: `Bill Navarro <${bill}>`,
      to: desk.address,
      subject: 'No sound',
      text: 'It hums.',
    });
    await sendBySmtp(running.program.smtp, { from: bill, to: desk.address, raw });
    await mailTo(bill, /We have your message/);

    const { rows } = await running.test.sql(`select id from cases where desk_id = $1`, [desk.id]);
    const answer = { case: rows[0].id, audience: 'customer' as const, text: 'Press the mono switch in.' };
    await desk.as(desk.dana, (ctx) => say(ctx, answer));
    const reply = await mailTo(bill, /^Re: No sound/);

    const page = await pageAt(linkIn(reply.text));
    await write(page, 'You listened. Keep doing that.');
    await page.getByText('Encouragement for Dana Okafor').waitFor();
    await expectFitting(page, looks);

    const mine = await opened('words', desk.dana);
    await mine.getByText('You listened. Keep doing that.').waitFor();
    await expectFitting(mine, looks);
    const lead = await opened('words', desk.priya);
    await lead.getByText('No customer has written a word for you yet.').waitFor();

    await mine.getByRole('button', { name: 'Say thank you' }).click();
    const told = await mailTo(bill, /has answered your word/);
    expect(told.text).toContain('The answer is on your page, for you alone.');
    await mine.getByRole('button', { name: 'Ask back' }).click();
    await mine.getByLabel('Your one question to Bill Navarro').fill('Which part helped?');
    await expectFitting(mine, looks);
    await mine.getByRole('button', { name: 'Ask', exact: true }).click();
    const asked = await mailTo(bill, /has answered your word/);
    expect(asked.text).not.toContain('Which part helped?');

    await page.goto(linkIn(asked.text));
    await page.getByText('Which part helped?').waitFor();
    await page.getByLabel('Your answer to Dana Okafor').fill('The photo.');
    await expectFitting(page, looks);
    await page.locator('#word').getByRole('button', { name: 'Send' }).first().click();
    await mine.getByText('The photo.').waitFor();

    await mine.getByRole('button', { name: 'Share it with the desk' }).click();
    await lead.reload();
    await lead.getByText('You listened. Keep doing that.').waitFor();
    await expectFitting(lead, looks);

    await write(page, 'You are an idiot.');
    await page.getByText('This was not passed on, because it reads as a threat').waitFor();
    await expectFitting(page, looks);
    // Nobody is told of it; it waits for whoever looks.
    await mine.reload();
    await mine
      .getByText('It reads as a threat or an insult, so it was not delivered.', { exact: false })
      .waitFor();
    await expectFitting(mine, looks);
    await Promise.all([page, mine, lead].map((one) => one.context().close()));
  });
});
