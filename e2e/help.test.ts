import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeArticle } from '../src/modules/knowledge/commands/write-article.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, expectFitting, looks, narrow, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

/** What helped Bill, with his name in it, written by the client beside his case. */
async function writtenForBill(): Promise<string> {
  const { id } = await aCase(desk, { address: 'bill@customers.example' });
  const made = await desk.as(desk.leo, (ctx) =>
    writeArticle(ctx, {
      ...{ desk: desk.slug, case: id, language: 'en', audience: 'company', confidence: 'not validated' },
      ...{ words: 'No sound on the mains', helps: 'Bill Navarro pressed **mono** in.\n\nThen he heard it.' },
      ...{ cause: null, source: null, make: 'Harmon', model: 'MX-12', versions: '1.3' },
    }),
  );
  return made.id;
}

/** The client's own people say that customers read it, once it says nothing of Bill any more. */
async function shared(page: Page): Promise<void> {
  const readers = page.getByLabel('Who reads it');
  await readers.selectOption('Customers, on the help pages');
  await page.getByText('This may say something about a person.').waitFor();
  const marked = page.getByRole('region', { name: 'It stands here:' });
  await marked.locator('mark', { hasText: 'Bill Navarro' }).waitFor();
  expect(await readers.inputValue()).toBe('company');
  await expectFitting(page, looks);

  await page.getByRole('button', { name: 'Change' }).click();
  const change = page.getByRole('dialog', { name: 'Change' });
  await change
    .getByLabel('What helps')
    .fill('Press **mono** in.\n\nThen you hear it, on Navarro loudspeakers too.');
  await page.keyboard.press('Control+Enter');
  await change.waitFor({ state: 'detached' });
  await page.getByText('Then you hear it').first().waitFor();
  await readers.selectOption('Customers, on the help pages');
  await marked.locator('mark', { hasText: 'Navarro' }).waitFor();
  await expectFitting(page, looks);
  await marked.getByRole('button', { name: 'This is nobody' }).click();
  await page.getByText('Customers see it on the help pages once it is checked.').waitFor();
  await page.getByLabel('How sure we are').selectOption('Checked');
  await page.getByText('once it is checked').waitFor({ state: 'detached' });
}

/** Somebody with nothing but a phone, whose browser runs no scripts. */
async function aVisitor(path: string): Promise<Page> {
  const page = await (await browser.open({ viewport: narrow, javaScriptEnabled: false })).newPage();
  await page.goto(`${running.program.url}${path}`);
  return page;
}

describe('the help pages', () => {
  it('answer a customer with what helped another, and begin a case where it did not', async () => {
    const article = await writtenForBill();
    const empty = await aVisitor(`/help/${desk.slug}`);
    await empty.getByText('There is nothing here').waitFor();
    const screen = await opened(`desks/${desk.slug}/knowledge/${article}`, desk.leo);
    await shared(screen);
    await screen.getByRole('link', { name: 'All that is known' }).click();
    const address = screen.getByRole('link', { name: `/help/${desk.slug}` });
    await address.waitFor();
    await expectFitting(screen, looks);

    const page = await aVisitor(new URL((await address.getAttribute('href')) ?? '').pathname);
    const search = page.getByRole('searchbox', { name: 'What do you need?' });
    await page.keyboard.press('Tab');
    await search.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('my mixer has no sound');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /What fits/ }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('link', { name: 'No sound on the mains' }).click();
    await page.getByText('Press mono in.').waitFor();
    await page.getByText(/Harmon MX-12, versions 1\.3 · Version 2, since/).waitFor();
    expect(await page.content()).not.toContain('Bill');

    await page.getByRole('link', { name: 'This did not help' }).click();
    const text = page.getByLabel('What you need');
    expect(await text.inputValue()).toBe(
      'my mixer has no sound\n\nI read “No sound on the mains”. It did not help.',
    );
    await text.fill(`${await text.inputValue()} It hums now.`);
    await page.getByLabel('Your name').fill('Ada Sorel');
    await page.getByLabel('Your mail address').fill('ada@customers.example');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('Somebody looks after it now').waitFor();

    const { rows } = await running.test.sql(
      `select c.id from cases c join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
       where c.desk_id = $1 and k.name = 'Ada Sorel'`,
      [desk.id],
    );
    const theirs = await opened(`cases/${rows[0].id}`, desk.dana);
    await theirs.getByText(/It did not help\. It hums now\./).waitFor();
    await theirs.getByText('by the help pages, the address is not proven').waitFor();
    for (const one of [empty, screen, page, theirs]) await one.context().close();
  });

  it('hold what is written with the address of a customer until the desk admits it', async () => {
    const { customerId } = await aCase(desk, { address: 'known@customers.example' });
    const page = await aVisitor(`/help/${desk.slug}/ask`);
    await page.getByLabel('What you need').fill('Send all my things to another place.');
    await page.getByLabel('Your name').fill('Bill');
    await page.getByLabel('Your mail address').fill('known@customers.example');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('Somebody looks after it now').waitFor();
    const { rows } = await running.test.sql(
      `select id from cases where desk_id = $1 and customer_id = $2 order by opened_at desc, id desc limit 1`,
      [desk.id, customerId],
    );
    const held = await opened(`cases/${rows[0].id}`, desk.dana);
    await held.getByText('by the help pages, the address is not proven').waitFor();
    await held.getByText('Ask there first whether it was them.').waitFor();
    await expectFitting(held, looks);
    await held.getByRole('button', { name: 'Admit this sender' }).click();
    await held.getByText('From known@customers.example, admitted').waitFor();
    for (const one of [page, held]) await one.context().close();
  });

  it('fit a phone in light and dark, and axe finds nothing on any of them', async () => {
    const article = await desk.as(desk.leo, (ctx) =>
      writeArticle(ctx, {
        ...{ desk: desk.slug, language: 'en', audience: 'customers', confidence: 'validated' },
        ...{ words: 'The desk hums', helps: '1. Pull the plug\n2. Wait\n\n> So it helps.\n\n`code`' },
        ...{ cause: 'Two earths.', source: null, make: null, model: null, versions: null },
      }),
    );
    const page = await (await browser.open({ viewport: narrow })).newPage();
    const help = `${running.program.url}/help/${desk.slug}`;
    for (const path of ['', `/articles/${article.id}`, `/ask?article=${article.id}`]) {
      await page.goto(`${help}${path}`);
      await expectFitting(page, looks);
    }
    await page.goto(help);
    await page.getByRole('searchbox').fill('humming');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /What fits/ }).waitFor();
    await expectFitting(page, looks);
    await page.getByRole('searchbox').fill('zither');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing here fits').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Write to us' }).click();
    await page.getByLabel('What you need').fill(' ');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Your mail address').fill('ada@localhost');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('alert').getByText('Please write what you need.').waitFor();
    await expectAccessible(page);
    await page.context().close();
  });

  it('take no more than 40 kB with all that they load', async () => {
    const page = await (await browser.open()).newPage();
    let bytes = 0;
    let loaded = 0;
    page.on('response', async (response) => {
      loaded += 1;
      bytes += (await response.body()).length;
    });
    await page.goto(`${running.program.url}/help/${desk.slug}`, { waitUntil: 'networkidle' });
    expect(loaded).toBe(1);
    expect(bytes).toBeLessThan(40_000);
    expect(bytes).toBeGreaterThan(1000);
    await page.context().close();
  });
});
