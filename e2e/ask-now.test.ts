import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseView } from '../src/modules/conversations/index.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
let leo: Page;
beforeAll(async () => {
  desk = await aDesk(running.test);
  leo = await opened('account', desk.leo);
});

const opened = screensOf(browser, running);
const question = 'What does the mono switch do to the headphones?';
const answer = 'It sums the mains. The headphones stay stereo.';
const asked = () => leo.getByRole('region', { name: 'You are asked now' });

/** On the screen on which everybody says it, by whoever of the client knows the mixer. */
async function leoSaysWhatHeKnows(): Promise<void> {
  const mine = leo.getByRole('region', { name: 'What you can be asked' });
  await mine.getByLabel('What do you know?').fill('Mixers, the mono switch, headphones');
  await expectFitting(leo, looks);
  await mine.getByRole('button', { name: 'Keep it' }).click();
  await mine.getByRole('button', { name: 'Be asked no more' }).waitFor();
}

describe('those who know', () => {
  it('are asked while the customer is on the telephone, and their answer is told in the call', async () => {
    await leoSaysWhatHeKnows();
    const page = await opened('today', desk.dana);
    await page.getByRole('button', { name: 'Write down a call' }).click();
    const calls = page.getByRole('region', { name: 'Calls' });
    const know = calls.getByRole('region', { name: 'Those who know, for this call' });
    await calls.getByRole('combobox', { name: 'Who is it?' }).fill('01632 960744');
    await calls.getByRole('option', { name: 'Somebody new' }).click();
    await calls.getByLabel('Name').fill('Bill Navarro');
    await calls
      .getByLabel('What they say, in their own words')
      .fill('No sound on the mains, and I play tonight.');
    await know.getByRole('button', { name: 'Ask now' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask somebody who knows' });
    await dialog.getByLabel('What do you need to know?').fill(question);
    await dialog.getByRole('combobox', { name: 'Who is asked first' }).selectOption({ index: 1 });
    await expectFitting(page, looks);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await calls.getByText('The case is begun, and the call goes on.').waitFor();
    await know.getByText('Leo Brandt').waitFor();

    await asked().getByText(question).waitFor();
    await expectFitting(leo, looks);
    await asked().getByRole('button', { name: 'Send the answer' }).click();
    await asked().getByText('Write what you know, or say that you cannot.').waitFor();
    await asked().getByLabel('What do you know?').fill(answer);
    await leo.keyboard.press('Control+Enter');
    await asked().waitFor({ state: 'hidden' });

    await know.getByText(answer).waitFor();
    await expectFitting(page, looks);
    await know.getByRole('button', { name: 'Insert what Leo Brandt said' }).click();
    const told = calls.getByRole('textbox', { name: 'What you tell them' });
    await told.and(page.locator(':focus')).waitFor();
    expect(await told.inputValue()).toBe(answer);
    await page.keyboard.press('Control+Enter');
    await calls.getByText(/ looks after it\.$/).waitFor();
    const { rows } = await running.test.sql('select id from cases');
    const view = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: rows[0].id }));
    const kinds = view.entries.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'contact' || kind === 'call')).toEqual(['contact', 'call']);

    // What was said once is written down for whoever asks next.
    await know.getByRole('button', { name: 'Write an article of what Leo Brandt said' }).click();
    const article = page.getByRole('dialog', { name: 'Write an article' });
    await article.getByLabel('What helps').waitFor();
    expect(await article.getByLabel('What helps').inputValue()).toBe(answer);
    await page.keyboard.press('Control+Enter');
    await article.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('are asked from a case by a key; where nobody can be asked, it is a gap', async () => {
    const { reference } = await aCase(desk);
    const page = await opened(`cases/${reference}`, desk.tom);
    const know = page.getByRole('region', { name: 'Those who know' });
    await know.waitFor();
    await page.keyboard.press('Shift+E');
    const dialog = page.getByRole('dialog', { name: 'Ask somebody who knows' });
    await dialog.getByLabel('What do you need to know?').fill(question);
    await page.keyboard.press('Control+Enter');
    await know.getByText(/is asked/).waitFor();
    await asked().getByText(question).waitFor();
    await asked().getByRole('button', { name: 'I cannot say' }).click();
    await know.getByText('Nobody could say. It is a gap now, for somebody to find out.').waitFor();
    await expectFitting(page, looks);

    await leo.getByRole('button', { name: 'Be asked no more' }).click();
    await leo.getByRole('button', { name: 'Be asked no more' }).waitFor({ state: 'detached' });
    await know.getByRole('button', { name: 'Ask now' }).click();
    await dialog.getByText('Nobody who said what they know can be asked now.').waitFor();
    await expectFitting(page, looks);
    await dialog.getByRole('button', { name: 'Nobody knows this yet' }).click();
    await page.getByRole('dialog', { name: 'Nobody knows this yet' }).waitFor();
    await page.context().close();
  });
});
