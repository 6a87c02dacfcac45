import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { endCase } from '../src/modules/conversations/commands/finish.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const screen = screensOf(browser, running);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

/** Whether a reload is asked about first. */
const isHeld = (page: Page) =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

type Filled = { opens: () => Promise<void>; dialog: string; field: string; verb: string };

/** Leaves a dialog half written and comes back to it; a reload is asked about until it is sent. */
async function comesBack(page: Page, { opens, dialog: name, field, verb }: Filled) {
  const dialog = page.getByRole('dialog', { name });
  const words = dialog.getByRole('textbox', { name: field });
  await opens();
  expect(await isHeld(page)).toBe(false);
  await words.fill('The invoice came twice.');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await isHeld(page)).toBe(true);
  await opens();
  expect(await words.inputValue()).toBe('The invoice came twice.');
  await dialog.getByRole('button', { name: verb }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await isHeld(page)).toBe(false);
}

describe('what was typed and not sent', () => {
  it('is there again where a reason is given', async () => {
    const { id, reference } = await aCase(desk);
    await desk.as(desk.dana, (ctx) => endCase(ctx, { case: id, outcome: 'left' }));
    const page = await screen(`cases/${reference}`, desk.dana);
    await page.getByRole('button', { name: 'Reopen' }).waitFor();
    const opens = () => page.keyboard.press('o');
    await comesBack(page, { opens, dialog: 'Reopen', field: 'Why', verb: 'Reopen' });
  });

  it('is there again where the client hands back', async () => {
    const { reference } = await aCase(desk);
    const page = await screen(`cases/${reference}`, desk.leo);
    await page.getByRole('button', { name: 'Reply' }).waitFor();
    await page.keyboard.press('i');
    const stepping = page.getByRole('dialog');
    await stepping.getByRole('button', { name: 'Step in' }).click();
    await stepping.waitFor({ state: 'detached' });
    const opens = async () => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Hand back' }).click();
    };
    await comesBack(page, { opens, dialog: 'Hand back', field: 'should know', verb: 'Hand back' });
  });

  it('is there again where the client asks for something', async () => {
    const page = await screen(`desks/${desk.slug}/morning`, desk.leo);
    const opens = () => page.getByRole('button', { name: 'Ask for something' }).click();
    await comesBack(page, { opens, dialog: 'Ask for something', field: 'need', verb: 'Ask for something' });
  });

  it('is there again in the settings of a desk', async () => {
    const page = await screen(`desks/${desk.slug}/settings`, desk.leo);
    const days = page.getByRole('textbox', { name: 'Holidays' });
    await days.fill('2027-01-01');
    await page.getByRole('link', { name: 'Today' }).first().click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    expect(await isHeld(page)).toBe(true);
    await page.goBack();
    expect(await days.inputValue()).toBe('2027-01-01');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Saved.').waitFor();
    expect(await isHeld(page)).toBe(false);
    const { rows } = await running.test.sql('select holidays::text[] from desks where id = $1', [desk.id]);
    expect(rows).toEqual([{ holidays: ['2027-01-01'] }]);
  });

  it('is all that the settings of a desk save, and stays where it was typed since', async () => {
    const settings = `desks/${desk.slug}/settings`;
    const [one, other] = [await screen(settings, desk.leo), await screen(settings, desk.leo)];
    const holidays = one.getByRole('textbox', { name: 'Holidays' });
    await holidays.fill('2027-12-27');
    // At the same moment: the one does not hear of the other first.
    await one.route(`**/api/desks/${desk.slug}`, (route) =>
      route.request().method() === 'GET' ? route.abort() : route.fallback(),
    );
    await other.getByRole('textbox', { name: 'What customers call the desk' }).fill('Harmon care');
    await other.getByRole('button', { name: 'Save' }).first().click();
    await other.getByText('Saved.').waitFor();

    const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
    await one.route(`**/api/desks/${desk.slug}`, async (route) => {
      if (route.request().method() === 'PATCH') await mayAnswer;
      return route.fallback();
    });
    await one.getByRole('button', { name: 'Save' }).first().click();
    await holidays.fill('2027-12-28');
    answer();
    await one.getByText('Saved.').waitFor();
    const { rows } = await running.test.sql('select name, holidays::text[] from desks where id = $1', [
      desk.id,
    ]);
    expect(rows).toEqual([{ name: 'Harmon care', holidays: ['2027-12-27'] }]);
    expect(await holidays.inputValue()).toBe('2027-12-28');
    expect(await isHeld(one)).toBe(true);
  });

  it('is there again where its sending is undone in the last moment, or it was written since', async () => {
    const page = await screen('account', desk.dana);
    await page.clock.install();
    await aCase(desk);
    await page.goto(page.url().replace('account', 'today?owner=everybody'));
    const row = page.getByRole('listitem').filter({ hasText: 'No sound' }).first();
    const words = page.getByRole('dialog').getByRole('textbox', { name: 'Your words' });
    const write = async (text: string) => {
      await row.getByRole('link').first().focus();
      await page.keyboard.press('r');
      await words.fill(text);
    };
    await row.waitFor();
    await write('The invoice came twice.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Undo' }).waitFor();

    const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
    await page.route('**/undoing', async (route) => {
      await mayAnswer;
      await route.fallback();
    });
    await page.keyboard.press('u');
    await page.clock.fastForward(11_000);
    answer();
    await page.getByText('Undone. What you wrote is there again').waitFor();
    await row.getByRole('link').first().focus();
    await page.keyboard.press('r');
    expect(await words.inputValue()).toBe('The invoice came twice.');

    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await write('And another came today.');
    await page.clock.fastForward(11_000);
    await page.keyboard.press('Escape');
    await words.waitFor({ state: 'detached' });
    await row.getByRole('link').first().focus();
    await page.keyboard.press('r');
    expect(await words.inputValue()).toBe('And another came today.');
  });
});
