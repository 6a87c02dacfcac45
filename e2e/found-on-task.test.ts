import { beforeAll, describe, expect, it } from 'vitest';
import { cameBack } from '../src/modules/returns/returns.fixture.ts';
import { makeTaskLink } from '../src/modules/tasks/commands/make-task-link.ts';
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

/** As whoever is asked by mail comes to it: the newest task, by its link. */
async function linkOfNewest(caseId: string): Promise<string> {
  const { rows } = await running.test.sql(
    'select id from tasks where case_id = $1 order by id desc limit 1',
    [caseId],
  );
  const { url } = await desk.as(desk.dana, (ctx) => makeTaskLink(ctx, { taskId: rows[0].id }));
  return `${running.program.url}${new URL(url).pathname}`;
}

describe('a company that gets what comes back', () => {
  it('is asked what it finds, says so without an account, and it stands with the return', async () => {
    const bill = await aSilentMixer(desk, 'Bill');
    await cameBack(desk, { in: bill.id });
    const page = await opened(`cases/${bill.id}`, desk.dana);
    const card = page.getByRole('region', { name: 'Comes back' });
    await card.getByText('Nobody has looked at it yet.').waitFor();
    await page.keyboard.press('a');
    const ask = page.getByRole('dialog', { name: 'Ask someone' });
    await ask.getByLabel('Who is asked').selectOption('Soundhouse');
    await ask.getByLabel('What you ask of them').fill('Did you get it, and what is it?');
    await ask.getByLabel('What comes back').selectOption({ index: 1 });
    await expectFitting(page, looks);
    await page.keyboard.press('Control+Enter');
    await ask.waitFor({ state: 'detached' });

    const context = await browser.open({ viewport: narrow });
    const theirs = await context.newPage();
    await theirs.goto(await linkOfNewest(bill.id));
    await theirs.getByLabel('What did you find of what came back?').selectOption('No fault found');
    await theirs.getByLabel('What it cost you, if anything').fill('9,80');
    await theirs.getByRole('button', { name: 'It is done' }).click();
    await theirs.getByText('Please give the cost as an amount with its currency').waitFor();
    const found = theirs.getByLabel('What did you find of what came back?');
    expect(await found.inputValue()).toBe('no fault found');
    await expectAccessible(theirs);
    await theirs.getByLabel('Currency of this cost').fill('GBP');
    await theirs.getByLabel('Your words').fill('The mono switch was in.');
    await theirs.getByRole('button', { name: 'It is done' }).click();
    await theirs.getByText('No fault found').first().waitFor();
    await context.close();

    await card.getByText('No fault found').waitFor();
    await card.getByText('The mono switch was in.').waitFor();
    await card.getByText(/Soundhouse · .*£9\.80/).waitFor();
    await expectFitting(page, looks);
    await page.context().close();
  });

  it('says so where they sign in, too', async () => {
    const ana = await aSilentMixer(desk, 'Ana');
    await cameBack(desk, { in: ana.id });
    const page = await opened(`cases/${ana.id}`, desk.dana);
    await page.getByRole('region', { name: 'Comes back' }).waitFor();
    await page.keyboard.press('a');
    const ask = page.getByRole('dialog', { name: 'Ask someone' });
    await ask.getByLabel('Who is asked').selectOption('Soundhouse');
    await ask.getByLabel('What you ask of them').fill('Is it with you?');
    await ask.getByLabel('What comes back').selectOption({ index: 1 });
    await page.keyboard.press('Control+Enter');
    await ask.waitFor({ state: 'detached' });
    const theirs = await opened('today', desk.sam);
    await theirs.getByText('Is it with you?').first().waitFor();
    await theirs.getByLabel('What did you find of what came back?').selectOption('It is faulty');
    await expectFitting(theirs, looks);
    await theirs.getByRole('button', { name: 'Done' }).click();
    await theirs
      .getByText('Soundhouse: It is faulty')
      .or(theirs.getByText('Sam Ito: It is faulty'))
      .waitFor();
    await page.getByRole('region', { name: 'Comes back' }).getByText('Faulty').waitFor();
    const task = theirs.getByRole('article').filter({ hasText: 'Is it with you?' });
    await task.getByRole('button', { name: 'We found something, or something else' }).click();
    await task.getByLabel('What did you find of what came back?').selectOption('No fault found');
    await expectFitting(theirs, looks);
    await task.getByRole('button', { name: 'Say what you found' }).click();
    await task.getByText('No fault found').first().waitFor();
    await theirs.context().close();
    await page.getByRole('region', { name: 'Comes back' }).getByText('No fault found').waitFor();
    await page.context().close();
  });
});
