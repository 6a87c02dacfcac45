import { beforeAll, describe, expect, it } from 'vitest';
import { askTask } from '../src/modules/tasks/commands/ask-task.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, phone, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const request = 'Is the plug fire tested?';

async function askedOfDana(): Promise<void> {
  const theCase = await aCase(desk, { name: 'Bill Navarro' });
  await desk.as(desk.leo, (ctx) =>
    askTask(ctx, {
      case: theCase.id,
      engagementId: desk.engagements.provider,
      personId: desk.dana.id,
      request,
    }),
  );
}

describe('what is asked of somebody by name', () => {
  it('stands on their Today, keeps what they type, and is not answered without words by mistake', async () => {
    await askedOfDana();
    const context = await browser.open({ viewport: phone });
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    const row = page.getByRole('link', { name: request });
    await row.waitFor();
    await expectAccessible(page);
    await row.click();
    const answer = page.getByRole('textbox', { name: 'Your answer' });
    await answer.fill('It is, since spring.');
    await page.getByRole('link', { name: 'Today' }).click();
    await row.click();
    expect(await answer.inputValue()).toBe('It is, since spring.');

    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('Accepted.').waitFor();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.getByText('Nothing is written as your answer.').waitFor();
    await expectAccessible(page);
    const { rows } = await running.test.sql('select state from tasks');
    expect(rows).toEqual([{ state: 'accepted' }]);
    await answer.fill('It was tested in May.');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await answer.waitFor({ state: 'detached' });
    await page.getByText('It was tested in May.').waitFor();
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await row.waitFor({ state: 'detached' });
    await context.close();
  });

  it('is answered at once by Ctrl and Enter, found by the words of the palette', async () => {
    await askedOfDana();
    const context = await browser.open();
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('link', { name: request }).click();
    const answer = page.getByRole('textbox', { name: 'Your answer' });
    await answer.waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('answer');
    await page.keyboard.press('Enter');
    await answer.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('It is, by now.');
    await page.keyboard.press('Control+Enter');
    await answer.waitFor({ state: 'detached' });
    await page.getByText('It is, by now.').waitFor();
    await context.close();
  });
});
