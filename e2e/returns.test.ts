import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspect } from '../src/modules/returns/commands/after-it-left.ts';
import { cameBack } from '../src/modules/returns/returns.fixture.ts';
import { aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aSilentMixer, beside } from './a-silent-mixer.ts';
import { aBrowser, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);
const dialog = (page: Page) => page.getByRole('dialog', { name: 'It comes back' });
const card = (page: Page) => page.getByRole('region', { name: 'Comes back' });
const gap = (page: Page) => page.getByRole('dialog', { name: 'Nobody knows this yet' });

/** By one key, with what is known of the thing; a call is offered, and what was written is there after it. */
async function sentBack(page: Page): Promise<void> {
  await page.getByRole('form', { name: 'Write' }).waitFor();
  await page.keyboard.press('Shift+B');
  const reason = dialog(page).getByLabel('Why, in their words');
  await reason.and(page.locator(':focus')).waitFor();
  await reason.fill('I followed the sheet and hear nothing.');
  expect(await dialog(page).getByLabel('Model').inputValue()).toBe('MX-12');
  expect(await dialog(page).getByLabel('Version of its instructions').inputValue()).toBe('1.3');
  await expectFitting(page, looks);
  await dialog(page).getByRole('link', { name: '+441632960701' }).waitFor();
  await dialog(page).getByRole('button', { name: 'Ring Bill now' }).click();
  const calls = page.getByRole('region', { name: 'Calls' });
  await calls.getByLabel('What was said').waitFor();
  await dialog(page).waitFor({ state: 'detached' });
  await calls.getByRole('button', { name: 'Put down' }).click();
  await page.keyboard.press('Shift+B');
  expect(await reason.inputValue()).toBe('I followed the sheet and hear nothing.');
  // Whatever was asked stays empty, and delays nothing.
  expect(await dialog(page).getByLabel('At which step did it fail?').inputValue()).toBe('');
  await page.keyboard.press('Control+Enter');
  await dialog(page).waitFor({ state: 'detached' });
  await card(page).getByText('Nobody has looked at it yet.').waitFor();
  await expectFitting(page);
}

/** What was found, and one press from there to a gap in the customer's words. */
async function foundWithoutFault(page: Page): Promise<void> {
  await card(page).getByRole('button', { name: 'What was found' }).click();
  // Whoever presses too early has found nothing.
  const found = card(page).getByLabel('What was found');
  expect(await found.inputValue()).toBe('');
  await card(page).getByRole('button', { name: 'Keep what was found' }).click();
  await card(page).getByText('Choose what was found.').waitFor();
  await found.selectOption('No fault found');
  await card(page).getByLabel('A word with it').fill('The mono switch was in.');
  await expectFitting(page, looks);
  await page.keyboard.press('Control+Enter');
  await card(page).getByText('The mono switch was in.').waitFor();
  await page.getByText('Dana Okafor says that no fault was found in what came back').first().waitFor();
  await card(page).getByRole('button', { name: 'Nobody explains this yet' }).click();
  const words = gap(page).getByLabel('In their words');
  await words.waitFor();
  expect(await words.inputValue()).toBe('I followed the sheet and hear nothing.');
  expect(await gap(page).getByLabel('Model').inputValue()).toBe('MX-12');
  expect(await gap(page).getByLabel('Which versions of it').inputValue()).toBe('1.3');
  await page.keyboard.press('Control+Enter');
  await gap(page).waitFor({ state: 'detached' });
  await beside(page).getByRole('link', { name: 'I followed the sheet and hear nothing.' }).waitFor();
}

describe('what comes back', () => {
  it('is sent back, found without a fault, made a gap, and counted by model and version', async () => {
    const { id: caseId, customerId } = await aSilentMixer(desk, 'Bill');
    await running.test.sql(
      `insert into contact_points (desk_id, id, customer_id, kind, address)
       values ($1, gen_random_uuid(), $2, 'phone', '+441632960701')`,
      [desk.id, customerId],
    );
    const empty = await opened(`desks/${desk.slug}/knowledge/returns`, desk.leo);
    await empty.getByText('Nothing was sent back in these weeks.').waitFor();
    await expectFitting(empty, looks);

    const page = await opened(`cases/${caseId}`, desk.dana);
    await sentBack(page);
    await foundWithoutFault(page);
    await page.context().close();

    // Whoever has the picture before them sees it change.
    const all = empty.getByRole('region', { name: 'In all' });
    await all.getByText('1 without a fault').waitFor();
    for (const found of ['no fault found', 'no fault found', 'no fault found', 'faulty'] as const) {
      const { id } = await cameBack(desk);
      await desk.as(desk.tom, (ctx) => inspect(ctx, { return: id, found }));
    }
    await empty.getByText('No fault in 80% of those of which it is known').first().waitFor();
    await expectFitting(empty, looks);
    await empty.getByRole('link', { name: '1 faulty: Harmon MX-12, Instructions 1.3' }).waitFor();
    await empty.getByRole('link', { name: '4 without a fault: Harmon MX-12, Instructions 1.3' }).click();
    await empty.getByRole('region', { name: 'Without a fault' }).getByText('Bill').first().waitFor();
    await expectFitting(empty, looks);
    await empty.getByRole('link', { name: 'No sound on the mains' }).last().click();
    await card(empty).getByText('No fault found').waitFor();
    await empty.context().close();
  });

  it('begins with the step that was asked for before money or another one was given', async () => {
    const { id: caseId, customerId } = await aSilentMixer(desk, 'Cleo');
    await running.test.sql(
      `insert into contact_points (desk_id, id, customer_id, kind, address)
       values ($1, gen_random_uuid(), $2, 'phone', '+441632960702')`,
      [desk.id, customerId],
    );
    const page = await opened(`cases/${caseId}`, desk.dana);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('f');
    const acting = page.getByRole('dialog', { name: 'Do something for them' });
    const step = acting.getByLabel('At which step did it fail?');
    await step.waitFor();
    await acting.getByRole('button', { name: 'Ring Cleo now' }).waitFor();
    await expectFitting(page, looks);
    const what = acting.getByLabel('What', { exact: true });
    await what.selectOption('Discount');
    await step.waitFor({ state: 'detached' });
    await what.selectOption('Replacement');
    await acting.getByLabel('What it is, and why').fill('A new one, it is silent');
    await step.fill('Step 4');
    await page.keyboard.press('Control+Enter');
    await acting.waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+B');
    expect(await dialog(page).getByLabel('At which step did it fail?').inputValue()).toBe('Step 4');
    expect(await dialog(page).getByLabel('What they get for it').inputValue()).toBe('exchange');
    await dialog(page).getByLabel('Why, in their words').fill('It never made a sound.');
    await page.keyboard.press('Control+Enter');
    await card(page)
      .getByText(/Failed at: .?Step 4/)
      .waitFor();
    await page.context().close();
  });

  it('is called off while nobody has looked at it', async () => {
    const { id: caseId } = await aSilentMixer(desk, 'Ana');
    await cameBack(desk, { in: caseId });
    const page = await opened(`cases/${caseId}`, desk.dana);
    await card(page).getByRole('button', { name: 'Call it off' }).click();
    await card(page).getByLabel('Why').fill('It plays now.');
    await page.keyboard.press('Control+Enter');
    await card(page).getByText('Called off by Dana Okafor').waitFor();
    expect(await card(page).getByRole('button').count()).toBe(0);
    await expectFitting(page);
    // What is left out of the figures opens, too.
    await page.goto(page.url().replace(/cases\/.*/, `desks/${desk.slug}/knowledge/returns`));
    await page.getByText('How this is counted').click();
    await page.getByRole('link', { name: 'Left out: 1 that was called off.' }).click();
    await page.getByRole('region', { name: 'Called off' }).getByText('Ana').waitFor();
    await page.context().close();
  });
});
