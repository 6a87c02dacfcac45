import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { setupLink } from '../src/entry/setup.ts';
import { customerLinkUrl } from '../src/modules/customers/link.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aBrowser, desktop, expectAccessible, sendNow } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();

/** What an empty desk asks for, done on the spot; the third is done by the mail that comes in. */
async function beginInThreeSteps(page: Page): Promise<void> {
  const steps = page.getByRole('region', { name: 'Three steps to begin with Harmon Audio' });
  await steps.getByRole('combobox', { name: 'Languages' }).fill('German');
  await page.getByRole('option', { name: 'German' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await steps.getByRole('button', { name: 'So it is' }).click();
  await steps.getByLabel('Name').fill('Mia Berg');
  await steps.getByLabel('Mail address').fill('mia@harmon.example');
  await steps.getByRole('button', { name: 'Add and let them answer' }).click();
  await steps.getByText('help@harmon.example').waitFor();
  await steps.getByText('No mail server for sending is set yet').waitFor();
  const link = steps.getByRole('link', { name: 'Write a mail' });
  expect(await link.getAttribute('href')).toBe('mailto:help@harmon.example');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  await page.setViewportSize(desktop);
}

describe('the first start on an empty database', () => {
  it('sets up a desk, takes a mail in while the list is open, answers it, and the customer reads it', async () => {
    const staff = await browser.open();
    const page = await staff.newPage();
    await page.goto((await setupLink(running.program.database, running.program.url)) ?? '');
    await page.getByLabel('Your organization').fill('Harmon Audio');
    await page.getByLabel('What customers call the desk').fill('Harmon Audio');
    await page.getByLabel('Short name of the desk').fill('harmon');
    await page.getByLabel('Mail address of the desk').fill('help@harmon.example');
    await page.getByLabel('Your name').fill('Leo Brandt');
    await page.getByLabel('Your mail address').fill('leo@harmon.example');
    await page.getByLabel('Your password').fill('a long enough password');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await beginInThreeSteps(page);

    const raw = aMail({
      from: 'Bill Navarro <bill@customers.example>',
      to: 'help@harmon.example',
      subject: 'No sound on the mains',
      text: 'I followed the sheet to the letter.',
    });
    if (!running.program.smtp) throw new Error('the program takes mail');
    await sendBySmtp(running.program.smtp, {
      from: 'bill@customers.example',
      to: 'help@harmon.example',
      raw,
    });
    await page.getByText('No sound on the mains').first().waitFor();
    await page.getByRole('region', { name: 'Three steps' }).waitFor({ state: 'detached' });
    await page.getByText('No sound on the mains').first().click();
    await page.getByText('I followed the sheet to the letter.').waitFor();
    await expectAccessible(page);

    await page.getByRole('textbox', { name: 'Reply to Bill Navarro' }).fill('Press the mono switch in.');
    await page.keyboard.press('Control+Enter');
    await sendNow(page, { test: running.test, worker: running.program.worker });
    await page.getByText('Press the mono switch in.').waitFor();

    const { rows } = await running.test.sql('select id from customer_links');
    const link = customerLinkUrl(running.program.database.site, rows[0].id);
    const customer = await browser.open({ javaScriptEnabled: false });
    const theirs = await customer.newPage();
    await theirs.goto(link);
    await theirs.getByText('Press the mono switch in.').waitFor();
    expect(await theirs.getByText('Leo Brandt').count()).toBeGreaterThan(0);
    expect(theirs.url()).not.toContain('/c/');
    await Promise.all([staff.close(), customer.close()]);
  });
});
