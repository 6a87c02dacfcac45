import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { proposeDone } from '../src/modules/conversations/commands/finish.ts';
import { beAway } from '../src/modules/people/commands/absences.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;

/** Dana alone is there, with 101 open cases and one that is done, whose time is the last. */
beforeAll(async () => {
  desk = await aDesk(running.test);
  for (const who of [desk.tom, desk.priya])
    await desk.as(who, (ctx) => beAway(ctx, { startsAt: ctx.now, endsAt: inDays(30), standInId: null }));
  const { id } = await aCase(desk);
  await desk.as(desk.dana, (ctx) => proposeDone(ctx, { case: id, text: 'A new cable helps.' }));
  for (let count = 0; count < 101; count += 1)
    await aCase(desk, { address: `guest-${count}@customers.example` });
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const rowsOf = (page: Page) => page.getByRole('list', { name: 'Cases' }).getByRole('listitem');

it('looks through what is shown alone, and says so until all was', async () => {
  const page = await screensOf(browser, running)('today?state=done', desk.dana);
  await page.getByText('None of the first 100 cases is like this.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show more' }).click();
  await rowsOf(page).first().waitFor();
  expect(await rowsOf(page).count()).toBe(1);
  expect(await page.getByText(/first 100 cases/).count()).toBe(0);

  const open = await screensOf(browser, running)('today?state=open', desk.dana);
  await open.getByText('Only the first 100 cases were looked through.').waitFor();
  await expectAccessible(open);
  await open.getByRole('button', { name: 'Show more' }).click();
  await rowsOf(open).nth(100).waitFor();
  expect(await open.getByText(/first 100 cases/).count()).toBe(0);
});

it('chooses as many of many as can be done at once, and the others after them', async () => {
  const page = await screensOf(browser, running)('today', desk.dana);
  await page.getByRole('button', { name: 'Show more' }).click();
  await rowsOf(page).nth(101).waitFor();
  await rowsOf(page).first().getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Choose the first 100' }).click();
  await page.getByText('The first 100 are chosen. The others can be done after them.').waitFor();
  await expectAccessible(page);

  await rowsOf(page).nth(100).getByRole('checkbox').check();
  await page.getByText('101 chosen. At most 100 can be done at once.').waitFor();
  const bar = page.getByRole('region', { name: 'What to do with the chosen cases' });
  expect(await bar.getByRole('button', { name: 'Hand off' }).count()).toBe(0);
  await bar.getByRole('button', { name: 'Choose the first 100' }).click();
  await bar.getByRole('button', { name: 'Hand off' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand off 100 cases to one person' });
  await dialog.getByLabel('Hand off to').selectOption({ label: 'Tom Hughes, Clearline' });
  await dialog.getByLabel('Situation: what it is about now').fill('He plays on Saturday.');
  await dialog.getByRole('button', { name: 'Offer 100 cases' }).click();
  await page.getByText(/^100 offered to Tom Hughes/).waitFor();
  await bar.waitFor({ state: 'detached' });
});

it('leaves out what is offered already where all are chosen again', async () => {
  const page = await screensOf(browser, running)('today', desk.dana);
  await page.getByRole('button', { name: 'Show more' }).click();
  await rowsOf(page).nth(101).waitFor();
  await rowsOf(page).first().getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'What to do with the chosen cases' });
  await rowsOf(page).first().getByRole('checkbox').uncheck();
  await rowsOf(page).last().getByRole('checkbox').check();
  await bar.getByRole('button', { name: 'Choose the 2 offered to nobody' }).click();
  await bar.getByText('2 chosen').waitFor();
  expect(await rowsOf(page).getByRole('checkbox', { checked: true }).count()).toBe(2);
  await expectAccessible(page);
});

it('writes the same to several customers, and gives the words back where that is undone', async () => {
  const page = await screensOf(browser, running)('today', desk.dana);
  const boxes = rowsOf(page).getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'Write the same to the customers of 2 cases' });
  const words = dialog.getByRole('textbox', { name: 'Your words' });
  await words.fill('The part is a week late. We are sorry.');
  await expectAccessible(page, '[role="dialog"]');
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 messages are being sent.').waitFor();
  await page.keyboard.press('u');
  await page.getByText('Undone for 2 cases.').waitFor();

  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.keyboard.press('r');
  expect(await words.inputValue()).toBe('The part is a week late. We are sorry.');
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 messages are being sent.').waitFor();
  await running.test.advance('10 seconds');
  await running.program.worker.settle();
  const { rows } = await running.test.sql(
    `select count(*)::int as said from entries e join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
     where e.kind = 'message' and w.text like 'The part is a week late%'`,
  );
  expect(rows).toEqual([{ said: 2 }]);
});
