import { beforeAll, describe, expect, it } from 'vitest';
import { markDemand } from '../src/modules/demand/commands/mark-demand.ts';
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
let count = 0;

/** Somebody came to ask where it is. */
async function asked(): Promise<string> {
  const { id: caseId } = await aCase(desk, { address: `ana${count++}@customers.example` });
  await desk.as(desk.dana, (ctx) =>
    markDemand(ctx, { case: caseId, demand: 'failure', newType: 'Where is it' }),
  );
  return caseId;
}

const cause = 'Nobody may tell them when a part comes';

describe('a cause', () => {
  it('is said of a type by whoever answers, and is before whoever meets it next', async () => {
    for (const people of [3, 2]) {
      for (let n = 0; n < people; n++) await asked();
      await running.test.advance('7 days');
    }
    const page = await opened(`desks/${desk.slug}/demand/types`, desk.dana);
    await page.getByLabel('Of which cause Where is it comes').selectOption('A new cause …');
    const dialog = page.getByRole('dialog', { name: 'What Where is it comes of' });
    await dialog.getByLabel('What happens to customers').fill(cause);
    await dialog.getByLabel('What stands behind it').selectOption('A clause of a contract');
    await dialog
      .getByLabel('Which one, as it reads where it stands')
      .fill('Clause 4.2: the warehouse alone says dates.');
    await expectFitting(page, looks);
    // What was said is there again where it was left.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByLabel('Of which cause Where is it comes').selectOption('A new cause …');
    expect(await dialog.getByLabel('What happens to customers').inputValue()).toBe(cause);
    await page.keyboard.press('Control+Enter');
    await page.getByText('The cause is kept.').waitFor();
    await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/cases/${await asked()}`);
    const card = page.getByRole('region', { name: 'What they came with' });
    await card.getByText(`Known cause: ${cause}. It is Harmon Audio who can remove it, by`).waitFor();
    await expectFitting(page, looks);
    await page.context().close();
  });

  it('is removed by whoever can, and shows whether that helped', async () => {
    await running.test.advance('7 days');
    const page = await opened(`desks/${desk.slug}/morning`, desk.leo);
    const yours = page.getByRole('region', {
      name: 'What you can remove, so that nobody has to come for it',
    });
    await yours.getByRole('link', { name: cause, exact: true }).waitFor();
    await expectFitting(page, looks);
    await page.goto(`${running.program.url}/app/o/${desk.leo.organizationId}/desks/${desk.slug}/demand`);
    await page.getByRole('link', { name: 'Causes' }).click();
    await page.getByText('A clause of a contract: Clause 4.2').waitFor();
    await expectFitting(page, looks);
    await page.getByRole('link', { name: `6 contacts, see them: ${cause}` }).click();
    await page.getByRole('link', { name: 'Bill Navarro: No sound on the mains' }).first().waitFor();
    await page.goBack();
    await page.getByRole('link', { name: cause, exact: true }).click();
    await page.getByRole('heading', { name: cause, level: 1 }).waitFor();
    await page.getByRole('button', { name: 'It is removed' }).click();
    const dialog = page.getByRole('dialog', { name: 'It is removed' });
    await dialog.getByLabel('What was changed').fill('Whoever answers may say the date.');
    await expectFitting(page, looks);
    await page.keyboard.press('Control+Enter');
    await page.getByText('It is marked as removed.').waitFor();
    await page.getByText('There is no whole week since it was removed yet.').waitFor();
    await running.test.advance('14 days');
    await page.reload();
    await page.getByText('Before: 2 a week, in 3 whole weeks').waitFor();
    await page.getByText('Since: 0 a week, in one whole week').waitFor();
    await page.getByText('removed: Whoever answers may say the date., Leo Brandt').waitFor();
    await expectFitting(page, looks);
    await page.getByRole('button', { name: 'It is there again' }).click();
    await page.getByText('It is marked as there again.').waitFor();
    await page.context().close();
  });
});
