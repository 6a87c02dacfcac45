import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCustomer, aDesk, anOrder, type Customer, type Desk } from '../src/modules/customerpage/fixtures.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, phone } from './browser.ts';
import { freePort } from './program.ts';

// It comes back where it was.
const where = { THROUGHLINE_PORT: `${await freePort()}` };
const running = runningThroughline(where);
const { test } = running;
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await test.sql(
    `insert into gateways (desk_id, id, number, format, added_by_id) values ($1, $1, '+441134960000', 'standard', $2)`,
    [desk.id, desk.leo],
  );
});

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const isStanding = (slug: string) =>
  caches.match(`/page/${slug}/unreached`).then((kept) => kept !== undefined);

/** Their page as they opened it by the link in a mail. */
async function opened(customer: Customer, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.open({ viewport: phone, ...options })).newPage();
  await page.goto(`${running.program.url}/c/${customer.token}`);
  if (options.javaScriptEnabled !== false)
    await expect.poll(() => page.evaluate(isStanding, desk.slug)).toBe(true);
  return page;
}

async function saidBy({ caseId }: Customer): Promise<string[]> {
  const { rows } = await test.sql(
    `select w.text from entries e join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
     where e.case_id = $1 and e.channel = 'page' order by e.id`,
    [caseId],
  );
  return rows.map(({ text }) => text);
}

const field = (page: Page) => page.locator('#text');
/** Their words in the form that leads there. */
const wish = (page: Page, kind: 'stop' | 'date') => page.locator(`form[action$="/${kind}"] [name=wish]`);
const isHeld = (page: Page) =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

describe("a customer's page while nobody answers", () => {
  it('stands there in their language with how else the desk is reached, and comes back where it was', async () => {
    const customer = await aCustomer(test, desk, { language: 'de', name: 'Jonas Weber' });
    const page = await opened(customer);
    const link = `${running.program.url}/c/${customer.token}`;
    await running.close();

    await page.reload();
    await page.getByRole('heading', { name: 'Wir sind gerade nicht erreichbar' }).waitFor();
    await page.getByRole('link', { name: '0113 496 0000' }).waitFor();
    await expectFitting(page, looks);
    // The link in the newest mail leads there, too.
    const again = await page.context().newPage();
    await again.goto(link);
    await again.getByRole('heading', { name: 'Wir sind gerade nicht erreichbar' }).waitFor();

    await running.start(where);
    await page.getByRole('link', { name: 'Noch einmal versuchen' }).click();
    await field(page).waitFor();
    await again.getByRole('link', { name: 'Noch einmal versuchen' }).click();
    await field(again).waitFor();
  });

  it('asks by itself whether we are there again, and looks at no case for it', async () => {
    const customer = await aCustomer(test, desk, { language: 'es' });
    const page = await opened(customer);
    await page.clock.install();
    await running.close();
    await page.reload();
    const heading = page.getByRole('heading', { name: 'Ahora mismo no hay conexión con nosotros' });
    await heading.waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const unanswered = page.waitForEvent('requestfailed');
    await page.clock.fastForward(15_000);
    await unanswered;
    expect(asked).toEqual(['/readyz']);
    expect(await heading.isVisible()).toBe(true);

    await running.start(where);
    await page.clock.fastForward(15_000);
    await field(page).waitFor();
  });

  it('is all that a browser keeps: nothing of a case, and nothing of the customer', async () => {
    const customer = await aCustomer(test, desk, { name: 'Rosa Alvarez' });
    const page = await opened(customer);
    await page.goto(`${running.program.url}/page/${desk.slug}/${customer.reference}`);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const pages = await Promise.all(names.map(async (name) => (await caches.open(name)).matchAll()));
      return Promise.all(pages.flat().map(async (one) => [new URL(one.url).pathname, await one.text()]));
    });
    expect(kept.map(([path]) => path)).toEqual([`/page/${desk.slug}/unreached`, '/page/come-back.js']);
    const words = kept.map(([, text]) => text).join();
    expect(words).not.toMatch(/Rosa|Dana|MX-12/);
    expect(words).not.toContain(customer.reference);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });
});

describe('a form that is sent while nobody answers', () => {
  it('keeps the words and says so; tried again, it is sent once', async () => {
    const customer = await aCustomer(test, desk);
    const page = await opened(customer);
    await field(page).fill('It hums now.\nAnd it smells.');
    await running.close();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').getByText('so this did not go through.').waitFor();
    expect(await field(page).inputValue()).toBe('It hums now.\nAnd it smells.');
    await expectFitting(page, looks);

    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    await running.start(where);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/^Your message \(.+\) is with Dana Okafor\.$/).waitFor();
    expect(await field(page).inputValue()).toBe('');
    expect(await saidBy(customer)).toEqual(['It hums now.\nAnd it smells.']);
  });

  it('stays as it could not be sent, and is asked about, when another one is sent', async () => {
    const customer = await aCustomer(test, desk);
    const page = await opened(customer);
    await field(page).fill('It hums now.');
    await page.getByText('Change', { exact: true }).click();
    await page.getByLabel('Once a week').check();
    await running.close();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Save' }).first().click();
    await expect.poll(() => page.getByRole('alert').count()).toBe(2);

    await running.start(where);
    await page.locator('form[action$="/rhythm"] button').click();
    await page.getByText('Thank you. You will hear from us as you chose.').waitFor();
    await page.getByRole('alert').getByText('so this did not go through.').waitFor();
    expect(await field(page).inputValue()).toBe('It hums now.');
    expect(await isHeld(page)).toBe(true);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/^Your message \(.+\) is with Dana Okafor\.$/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await isHeld(page)).toBe(false);
    expect(await saidBy(customer)).toEqual(['It hums now.']);
  });

  it('waits where no script runs in what the browser sends again', async () => {
    const customer = await aCustomer(test, desk);
    const page = await opened(customer, { javaScriptEnabled: false });
    await field(page).fill('It hums.');
    await running.close();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL(/chrome-error/);
    await running.start(where);
    await page.reload();
    await page.getByText(/^Your message \(.+\) is with Dana Okafor\.$/).waitFor();
    expect(await saidBy(customer)).toEqual(['It hums.']);
  });
});

describe('a form that is sent', () => {
  it('shows at once that it is on its way, is sent once, and leaves what is written elsewhere', async () => {
    const customer = await aCustomer(test, desk);
    const page = await opened(customer);
    await field(page).fill('Half a sentence');
    const held = Promise.withResolvers<void>();
    let sent = 0;
    await page.route('**/rhythm', async (route) => {
      sent += 1;
      await held.promise;
      await route.continue();
    });
    await page.getByText('Change', { exact: true }).click();
    await page.getByLabel('Once a week').check();
    await page.getByRole('button', { name: 'Save' }).first().click();
    const button = page.getByRole('button', { name: 'Sending …' });
    await button.waitFor();
    await button.click({ force: true });
    held.resolve();
    await page.getByText('Thank you. You will hear from us as you chose.').waitFor();
    expect(sent).toBe(1);
    expect(page.url()).toMatch(/\?said=rhythm$/);
    expect(await field(page).inputValue()).toBe('Half a sentence');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/^Your message \(.+\) is with Dana Okafor\.$/).waitFor();
    expect(await saidBy(customer)).toEqual(['Half a sentence']);
    await page.reload();
    expect(await page.getByText('Half a sentence').count()).toBe(1);
  });

  it('leaves what is written in a form that is not on the next page, to be sent from there', async () => {
    const customer = await aCustomer(test, desk);
    const page = await opened(customer);
    await page.getByRole('link', { name: 'Ask for another date, or another person' }).click();
    await wish(page, 'date').fill('I am away on Monday.');
    await page.getByLabel('Which day suits you?').fill(dayIn(9));
    await field(page).fill('It hums.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/^Your message \(.+\) is with Dana Okafor\.$/).waitFor();
    expect(await wish(page, 'date').inputValue()).toBe('I am away on Monday.');
    await expectFitting(page, looks);
    await page.getByRole('button', { name: 'Ask for this day' }).click();
    await page.getByText('Thank you for telling us.').waitFor();
    expect(await wish(page, 'date').count()).toBe(0);
    expect(await saidBy(customer)).toEqual(['It hums.', 'I am away on Monday.']);
  });

  it('leaves what is written to one of several orders with that one', async () => {
    const customer = await aCustomer(test, desk);
    const until = new Date(Date.now() + 48 * 3_600_000).toISOString();
    for (const _ of [1, 2]) await anOrder(test, desk, { customer, until });
    const page = await opened(customer);
    await page.getByText('Ask to stop it', { exact: true }).last().click();
    await wish(page, 'stop').last().fill('I fixed it.');
    await field(page).fill('It hums.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/^Your message \(.+\) is with Dana Okafor\.$/).waitFor();
    expect(
      await wish(page, 'stop').evaluateAll((all) => all.map((one) => Reflect.get(one, 'value'))),
    ).toEqual(['', 'I fixed it.']);
    expect(await wish(page, 'stop').last().isVisible()).toBe(true);
  });

  it('says beside the words what was wrong with it', async () => {
    const page = await opened(await aCustomer(test, desk));
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Please write something, or add a file, then send it.').waitFor();
    await field(page).fill('It hums.');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').getByText('This link does not work here').waitFor();
    expect(await field(page).inputValue()).toBe('It hums.');
  });
});
