import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, desktop, expectAccessible, narrow, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

/** Light and narrow, dark and wide: axe finds nothing, and nothing lies beside the screen. */
async function expectFitting(page: Page): Promise<void> {
  for (const [colorScheme, size] of [
    ['light', narrow],
    ['dark', desktop],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  }
}

const opened = screensOf(browser, running);

describe('something that went wrong', () => {
  it('is told to the customer with what was being written, by one key', async () => {
    const theCase = await aCase(desk);
    const page = await opened(`cases/${theCase.id}`, desk.dana);
    const form = page.getByRole('form', { name: 'Write' });
    const field = form.getByRole('textbox', { name: 'Reply to Bill Navarro' });
    await field.fill('The parcel went to the wrong house.');
    await field.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Something went wrong' });
    const what = dialog.getByLabel('What went wrong');
    await what.waitFor();
    expect(await what.inputValue()).toBe('The parcel went to the wrong house.');
    expect(await dialog.getByLabel('Sorry').inputValue()).toBe('I am sorry about this.');
    expect(await dialog.getByLabel('Next word by').inputValue()).not.toBe('');
    await expectFitting(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('It is said. The client hears of it.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('');
    const conversation = page.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('I am sorry about this.').waitFor();
    const card = page.getByRole('region', { name: 'What went wrong' });
    await card.getByText('Bill Navarro was told').waitFor();
    await expectFitting(page);
    await page.context().close();
  });

  it('is there again where it was closed before it was sent, and what was written since stays', async () => {
    const theCase = await aCase(desk, { name: 'Ida Moss', address: 'ida@customers.example' });
    const page = await opened(`cases/${theCase.id}`, desk.dana);
    const field = page
      .getByRole('form', { name: 'Write' })
      .getByRole('textbox', { name: 'Reply to Ida Moss' });
    await field.fill('The parcel is late.');
    await field.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Something went wrong' });
    const what = dialog.getByLabel('What went wrong');
    await what.fill('The parcel is lost.');
    await dialog.getByLabel('Sorry').fill('We are sorry.');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await field.fill('By the way.');
    await field.press('Control+e');
    await what.waitFor();
    expect(await what.inputValue()).toBe('The parcel is lost.');
    expect(await dialog.getByLabel('Sorry').inputValue()).toBe('We are sorry.');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('By the way.');
    await field.press('Control+e');
    await what.waitFor();
    expect(await what.inputValue()).toBe('By the way.');
    await page.context().close();
  });

  it('stands on the case and on Today until the customer knows, and is known earlier by who says so', async () => {
    const theCase = await aCase(desk, { name: 'Wren Ash', address: 'wren@customers.example' });
    const page = await opened(`cases/${theCase.id}`, desk.priya);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Something went wrong' });
    await dialog.getByLabel('What went wrong').fill('The van broke down.');
    await dialog.getByLabel('Tell Wren Ash now').uncheck();
    await dialog.getByLabel('Let the client hear half an hour later').check();
    await page.keyboard.press('Control+Enter');
    const untold = page.getByRole('region', { name: 'Wren Ash does not know yet' });
    await untold.getByText('The van broke down.').waitFor();
    const card = page.getByRole('region', { name: 'What went wrong' });
    await card.getByText('Priya Raman holds it until').waitFor();

    await card.getByRole('button', { name: 'It was known earlier' }).click();
    const earlier = page.getByRole('dialog', { name: 'It was known earlier' });
    await earlier.getByLabel('Known since').fill('2020-01-02T09:00');
    await earlier.getByLabel('Who knew').selectOption('Soundhouse');
    await page.keyboard.press('Control+Enter');
    await card.getByText('Soundhouse.').waitFor();
    await expectFitting(page);

    const client = await opened('today', desk.leo);
    const mine = client.getByRole('region', { name: 'The customer does not know yet' });
    await mine.getByText('Wren Ash does not know yet, since').waitFor();
    await expectFitting(client);
    await client.context().close();

    await untold.getByRole('button', { name: 'Tell Wren Ash' }).click();
    await page.getByRole('dialog', { name: 'Tell Wren Ash' }).getByLabel('Sorry').waitFor();
    await page.keyboard.press('Control+Enter');
    await untold.waitFor({ state: 'detached' });
    await page.context().close();
  });
});
