import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../src/testing/database.ts';
import { aMail, sendBySmtp } from '../src/testing/send-mail.ts';
import { aDemo } from './a-demo.ts';
import { aBrowser, expectAccessible, phone, sendNow } from './browser.ts';

const test = testDatabase();
const browser = aBrowser();
const { running, guide, signedIn } = aDemo(test, browser);

/** Their page on a phone that runs no scripts, but for axe, which is one. */
async function pageOf(name: string, { javaScriptEnabled = false } = {}): Promise<Page> {
  const page = await (await browser.open({ javaScriptEnabled, viewport: phone })).newPage();
  await page.goto(guide().customers.find((customer) => customer.name === name)?.page ?? '');
  return page;
}

async function open(page: Page, customer: string): Promise<void> {
  await page.getByRole('link').filter({ hasText: customer }).first().click();
  await page.getByRole('form', { name: 'Write' }).waitFor();
}

const replyTo = (page: Page, name: string) => page.getByRole('textbox', { name: `Reply to ${name}` });

describe("Bill's mixer", () => {
  it('is one case across four companies, which Dana answers and Bill reads on his page', async () => {
    const dana = await signedIn('Dana Okafor');
    await open(dana, 'Bill Navarro');
    for (const said of [
      'I rang twice and nobody was there.',
      'Does the sheet for the MX-12 mention the mono switch?',
      'Called off. The driver had it on his list and was turned round.',
      'We said Thursday noon and let it pass; I am sorry.',
    ]) {
      await dana.getByText(said).first().waitFor();
    }
    await dana.getByText('Cables were checked, twice (do not ask again)').waitFor();
    const line = dana.getByRole('region', { name: 'The line' }).getByRole('listitem');
    expect(await line.count()).toBeGreaterThan(30);
    await expectAccessible(dana);

    await replyTo(dana, 'Bill Navarro').fill('The courier has it, and rings you before noon.');
    await dana.keyboard.press('Control+Enter');
    await sendNow(dana, { test, worker: running().worker });
    await dana.getByText('The courier has it, and rings you before noon.').waitFor();

    const bill = await pageOf('Bill Navarro');
    await bill.getByText('The courier has it, and rings you before noon.').waitFor();
    const shown = await bill.locator('body').textContent();
    expect(shown).toContain('Dana Okafor looks after this');
    expect(shown).toContain('works for Clearline on behalf of Harmon Audio, in Leeds');
    expect(shown).not.toContain('Three more with a new MX-12');
    expect(shown).not.toContain('Called off. The driver');
    const forAxe = await pageOf('Bill Navarro', { javaScriptEnabled: true });
    await expectAccessible(forAxe);

    await bill.getByLabel('Write to Dana Okafor').fill('It is here, and it is the right page. Thank you.');
    await bill.getByRole('button', { name: 'Send' }).click();
    await bill.getByText('It is here, and it is the right page. Thank you.').waitFor();
    await dana.getByText('It is here, and it is the right page. Thank you.').waitFor();
    await Promise.all([dana, bill, forAxe].map((page) => page.context().close()));
  });

  it('shows the distributor what was passed on for its task, and nothing else', async () => {
    const marek = await signedIn('Marek Nowak');
    await marek.getByText('Please stop the return of this mixer').first().waitFor();
    const shown = await marek.locator('body').textContent();
    expect(shown).toContain('MX-12, serial HA-0412-7731');
    for (const hidden of ['I rang twice', 'bill@navarro.example', 'mono switch', 'We play tonight']) {
      expect(shown).not.toContain(hidden);
    }
    await expectAccessible(marek);
    await marek.context().close();
  });

  it('lets the client read what was said in its name, with who had the information', async () => {
    const margaret = await signedIn('Margaret Harmon');
    await margaret.getByRole('link', { name: 'Search' }).first().click();
    await margaret.getByRole('searchbox').fill('mono switch Thursday noon');
    await margaret.getByText('Bill Navarro').first().click();
    await margaret.getByText('We said Thursday noon and let it pass; I am sorry.').first().waitFor();
    await margaret.getByText('Show the record').click();
    await margaret.getByText('Marek Nowak').first().waitFor();
    await margaret.context().close();
  });
});

describe('the washing machine', () => {
  it('reaches Nora by mail without a reload, who answers it on her phone', async () => {
    const nora = await signedIn('Nora Quist', { viewport: phone, hasTouch: true });
    await open(nora, 'Mrs Elena Alvarez');
    await nora.getByText('I would take a no over this silence.').waitFor();
    const [from, to] = ['elena.alvarez@prairie.example', 'service@raysrepair.example'];
    const raw = aMail({
      from: `Elena Alvarez <${from}>`,
      to,
      subject: 'Saturday',
      text: 'Is Saturday sure?',
    });
    await sendBySmtp(running().smtp ?? { host: '', port: 0 }, { from, to, raw });

    await nora.goBack();
    await nora.getByRole('link', { name: /^Saturday/ }).click();
    await nora.getByText('Is Saturday sure?').waitFor();
    await replyTo(nora, 'Mrs Elena Alvarez').fill('Saturday at nine is sure; Ray has the bearing.');
    await nora.getByRole('button', { name: 'Send' }).click();
    await sendNow(nora, { test, worker: running().worker });
    await nora.getByText('Saturday at nine is sure; Ray has the bearing.').waitFor();
    const wide = await nora.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    await expectAccessible(nora);

    const elena = await pageOf('Mrs Elena Alvarez');
    await elena.getByText('Saturday at nine is sure; Ray has the bearing.').waitFor();
    await Promise.all([nora.context().close(), elena.context().close()]);
  });

  it('shows Ray with wet hands what was done in his name, on his phone', async () => {
    const ray = await signedIn('Ray Kowalski', { viewport: phone, hasTouch: true, colorScheme: 'dark' });
    await ray.getByRole('link', { name: 'Search' }).first().click();
    await ray.getByRole('searchbox').fill('laundromat');
    await ray.getByText('Mrs Elena Alvarez').first().click();
    await ray.getByText('Nora Quist owns it').waitFor();
    await ray.getByText('that was ours to do').waitFor();
    await expectAccessible(ray);
    await ray.context().close();
  });
});
