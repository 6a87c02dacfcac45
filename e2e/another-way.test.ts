import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { proposeDone } from '../src/modules/conversations/commands/finish.ts';
import { customerLinkUrl } from '../src/modules/customers/index.ts';
import { found } from '../src/modules/knowledge/gaps.fixture.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aSilentMixer } from './a-silent-mixer.ts';
import { aBrowser, expectAccessible, expectFitting, looks, narrow, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);
const picture = {
  name: 'switch.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const how = 'I pressed the switch marked MONO in the back.';

async function theirPage(customerId: string, hasScripts: boolean): Promise<Page> {
  const { rows } = await running.test.sql('select id from customer_links where customer_id = $1', [
    customerId,
  ]);
  const context = await browser.open({ viewport: narrow, javaScriptEnabled: hasScripts });
  const page = await context.newPage();
  await page.goto(customerLinkUrl(running.program.database.site, rows[0].id));
  return page;
}

const theirWay = (page: Page) => page.getByRole('region', { name: 'They found another way' });

/** On a page without scripts, with a page, a picture, and that it is all they need. */
async function toldByBill(customerId: string): Promise<void> {
  const page = await theirPage(customerId, false);
  await page.getByRole('link', { name: 'I found another way' }).click();
  await page.getByLabel('Where did you find it?').fill('javascript:alert(1)');
  await page.getByLabel('What did you do?').fill(how);
  await page.getByLabel('This solved it for me').check();
  await page.getByRole('button', { name: 'Tell how' }).click();
  await page.getByText('We could not read this address').waitFor();
  expect(await page.getByLabel('What did you do?').inputValue()).toBe(how);
  expect(await page.getByLabel('This solved it for me').isChecked()).toBe(true);
  await page.getByLabel('Where did you find it?').fill('mixers.example/mono');
  await page.getByLabel('A picture, if you have one').setInputFiles(picture);
  await page.getByRole('button', { name: 'Tell how' }).click();
  await page.getByText('Thank you for telling us how.').waitFor();
  await page.getByRole('heading', { name: 'You found another way.' }).first().waitFor();
  await page.getByText(how).waitFor();
  await page.getByRole('link', { name: 'switch.png' }).waitFor();
  await page.context().close();
}

/** Whoever owns the case hears of it, finds it on a gap already, and begins an article with it by one key. */
async function madeOfIt(owner: Desk['dana']): Promise<void> {
  const page = await opened('today', owner);
  const card = page.getByRole('region', { name: 'Customers found another way' });
  await card.getByText('Bill').waitFor();
  await expectFitting(page, looks);
  await card.getByRole('link').click();
  const way = theirWay(page);
  await way.getByText(how).waitFor();
  const link = way.getByRole('link', { name: 'mixers.example' });
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  await way.getByRole('button', { name: /switch\.png/ }).waitFor();
  await expectFitting(page, looks);
  await way.getByText('On the gap').waitFor();
  await page.keyboard.press('Shift+H');
  const article = page.getByRole('dialog', { name: 'Write an article' });
  expect(await article.getByLabel('What helps').inputValue()).toBe(how);
  expect(await article.getByLabel('How we know').inputValue()).toMatch(
    /^A customer found it: .*mixers\.example/,
  );
  await expectFitting(page, looks);
  await page.keyboard.press('Control+Enter');
  await article.waitFor({ state: 'detached' });
  await way.getByText('Written down in').waitFor();
  expect(await way.getByRole('button', { name: 'Write it down as an article' }).count()).toBe(0);
  await expectFitting(page, looks);
  await page.context().close();
}

describe('a customer who solved it alone', () => {
  it('tells how on their page, which becomes evidence on a gap and an article, and is told what changed', async () => {
    const bill = await aSilentMixer(desk, 'Bill');
    const owner = [desk.dana, desk.tom, desk.priya].find(({ id }) => id === bill.ownerId) ?? desk.dana;
    await toldByBill(bill.customerId);
    await madeOfIt(owner);

    const leos = await opened(`desks/${desk.slug}/knowledge/gaps`, desk.leo);
    const row = leos.getByRole('link', { name: /^No sound on the mains/ });
    await row.getByText('One person · one found another way').waitFor();
    await row.click();
    const evidence = leos.getByRole('region', { name: 'How they got round it' });
    await evidence.getByText(how).waitFor();
    await evidence.getByRole('link', { name: /Bill.*No sound on the mains/ }).waitFor();
    await evidence.getByRole('link', { name: 'mixers.example' }).waitFor();
    await expectFitting(leos, looks);
    await leos.getByRole('button', { name: 'Say what changed' }).click();
    const change = leos.getByRole('dialog', { name: 'Say what changed' });
    await change.getByLabel('From which version on').fill('1.4');
    await change.getByLabel('In a sentence, for whoever asked').fill('Page 4 is corrected.');
    await leos.keyboard.press('Control+Enter');
    await change.waitFor({ state: 'detached' });
    await leos.context().close();

    const page = await opened(`cases/${bill.id}`, owner);
    await page.getByRole('button', { name: 'Look and tell Bill' }).click();
    const look = page.getByRole('dialog', { name: 'Look and tell Bill' });
    expect(await look.getByLabel('What Bill reads').inputValue()).toMatch(
      /^You told us on .* how you got round “No sound on the mains”\.\n\nPage 4 is corrected\. \(version 1\.4\)$/,
    );
    await page.keyboard.press('Control+Enter');
    await look.waitFor({ state: 'detached' });
    await page.context().close();
    const theirs = await theirPage(bill.customerId, true);
    await theirs.getByText('how you got round').first().waitFor();
    await theirs.context().close();
  });

  it('is asked how where they say on their page that they found another way, and goes on from there by script', async () => {
    const ana = await aSilentMixer(desk, 'Ana');
    const owner = [desk.dana, desk.tom, desk.priya].find(({ id }) => id === ana.ownerId) ?? desk.dana;
    const gap = await found(desk, { case: ana.id, words: 'Ana hears nothing' });
    await desk.as(owner, (ctx) => proposeDone(ctx, { case: ana.id, text: 'Is it done?' }));
    const page = await theirPage(ana.customerId, true);
    await page.getByRole('button', { name: 'I found another way' }).click();
    await page.getByLabel('What did you do?').fill('I turned it round.');
    expect(await page.getByLabel('This solved it for me').count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Tell how' }).click();
    await page.getByText('Thank you for telling us how.').waitFor();
    await page.context().close();
    const gaps = await opened(`desks/${desk.slug}/knowledge/gaps/${gap}`, desk.leo);
    await gaps.getByText('I turned it round.').waitFor();
    await gaps.context().close();
  });

  it('is found in what they wrote by one key, or by its menu', async () => {
    const eve = await aSilentMixer(desk, 'Eve');
    const page = await opened(`cases/${eve.id}`, desk.tom);
    await page.getByText('I followed the sheet to the letter.').first().waitFor();
    await page.keyboard.press('Shift+W');
    const way = theirWay(page);
    await way.getByText(/Found in what they said by .?Tom Hughes/).waitFor();
    await expectFitting(page, looks);
    await page.keyboard.press('Shift+Q');
    const gap = page.getByRole('dialog', { name: 'Nobody knows this yet' });
    expect(await gap.getByLabel('In their words').inputValue()).toBe('No sound on the mains');
    expect(await gap.getByLabel('Model').inputValue()).toBe('MX-12');
    await page.keyboard.press('Control+Enter');
    await gap.waitFor({ state: 'detached' });
    await way.getByText('On the gap').waitFor();
    await page.context().close();
    const kim = await aSilentMixer(desk, 'Kim');
    const other = await opened(`cases/${kim.id}`, desk.tom);
    await other.getByRole('button', { name: /^What to do with this of .?Kim/ }).click();
    await other.getByRole('menuitem', { name: 'They found another way' }).click();
    await theirWay(other).waitFor();
    await other.context().close();
  });
});
