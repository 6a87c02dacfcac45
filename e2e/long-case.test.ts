import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { say } from '../src/modules/conversations/commands/say.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const screen = screensOf(browser, running);
const notes = 40;
let desk: Desk;
let reference = '';

/** A case on which much was said. */
beforeAll(async () => {
  desk = await aDesk(running.test);
  const theCase = await aCase(desk);
  reference = theCase.reference;
  for (let count = 0; count < notes; count += 1)
    await desk.as(desk.tom, (ctx) =>
      say(ctx, { case: theCase.id, audience: 'companies', text: `Lead ${count} is whole.` }),
    );
});

const replyField = (page: Page) => page.getByRole('textbox', { name: 'Reply to Bill Navarro' });

declare global {
  interface Window {
    moments: number;
  }
}

/** From here on counts how often a moment is put into words: each entry that is drawn says when it was. */
function countMoments(): void {
  const { formatToParts } = Intl.DateTimeFormat.prototype;
  window.moments = 0;
  Intl.DateTimeFormat.prototype.formatToParts = function (at) {
    window.moments += 1;
    return formatToParts.call(this, at);
  };
}

it('draws what was said no more often because somebody types a reply below it', async () => {
  const page = await screen(`cases/${reference}`, desk.dana);
  await replyField(page).click();
  await page.keyboard.type('T');
  await page.getByText('Draft saved').waitFor();
  await page.evaluate(countMoments);
  await page.keyboard.type('he cable');
  expect(await replyField(page).inputValue()).toBe('The cable');
  expect(await page.evaluate(() => window.moments)).toBeLessThan(8 * notes);
});

it('leads into the reply whoever asked to write before there was a field', async () => {
  const page = await screen('account', desk.dana);
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
  await page.route('**/cases/*/drafts*', async (route) => {
    await mayAnswer;
    await route.continue();
  });
  await page.goto(page.url().replace('account', `cases/${reference}`));
  await page.getByRole('button', { name: 'Reply' }).waitFor();
  await page.keyboard.press('r');
  expect(await replyField(page).count()).toBe(0);
  answer();
  await replyField(page).and(page.locator(':focus')).waitFor();
});
