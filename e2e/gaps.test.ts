import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { noteThing } from '../src/modules/customers/commands/note-thing.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

/** Somebody with a mixer that is silent. */
async function aSilentMixer(name: string) {
  const made = await aCase(desk, { name, address: `${name.toLowerCase()}@customers.example` });
  const thing = { make: 'Harmon', model: 'MX-12', serial: null, boughtFrom: null, boughtOn: null };
  await desk.as(desk.dana, (ctx) =>
    noteThing(ctx, { desk: desk.slug, customer: made.customerId, ...thing, instructions: '1.3' }),
  );
  return made;
}

const beside = (page: Page) => page.getByRole('region', { name: 'What helps', exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Nobody knows this yet' });

/** Where nothing is found, one key asks for an answer, with the customer's words and what was looked for. */
async function marked(page: Page): Promise<void> {
  await beside(page).getByLabel('Search in other words').fill('mono switch');
  await beside(page).getByText('Nothing is known of “mono switch” yet.').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Nobody knows this yet').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('q');
  await dialog(page).waitFor();
  const words = dialog(page).getByLabel('In their words');
  await words.and(page.locator(':focus')).waitFor();
  expect(await words.inputValue()).toBe('No sound on the mains');
  expect(await dialog(page).getByLabel('Model').inputValue()).toBe('MX-12');
  await dialog(page).getByText('Looked for here, and found nothing: mono switch').waitFor();
  await expectFitting(page, looks);
  await page.keyboard.press('Control+Enter');
  await dialog(page).waitFor({ state: 'detached' });
  await beside(page).getByRole('link', { name: 'No sound on the mains' }).waitFor();
}

describe('a gap', () => {
  it('is marked by one key, joined by whoever is asked the same, and read by whoever mends it', async () => {
    const bill = await aSilentMixer('Bill');
    const page = await opened(`cases/${bill.id}`, desk.dana);
    await marked(page);

    const ana = await aSilentMixer('Ana');
    await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/cases/${ana.id}`);
    await beside(page).getByRole('button', { name: 'Nobody knows this yet' }).click();
    const asked = dialog(page).getByRole('region', { name: 'Asked already' });
    await asked.getByText('One person · Harmon Audio').waitFor();
    await expectFitting(page, looks);
    await asked.getByRole('button', { name: 'It is this: No sound on the mains' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.context().close();

    const leos = await opened(`desks/${desk.slug}/knowledge`, desk.leo);
    await leos.getByRole('link', { name: 'Gaps' }).click();
    const row = leos.getByRole('link', { name: /^No sound on the mains/ });
    await row.getByText('2 people').waitFor();
    await expectFitting(leos, looks);
    await row.click();
    await leos.getByText('mono switch').waitFor();
    await leos.getByRole('link', { name: /Ana/ }).waitFor();
    await expectFitting(leos, looks);
    await leos.getByRole('button', { name: 'Change who mends it' }).click();
    const own = leos.getByRole('dialog', { name: 'Change who mends it' });
    await own.getByLabel('Who is to mend it').selectOption('Clearline');
    await leos.keyboard.press('Control+Enter');
    await own.waitFor({ state: 'detached' });
    await leos.getByRole('region', { name: 'No article' }).getByText('Clearline', { exact: true }).waitFor();
    await leos.context().close();
  });
});
