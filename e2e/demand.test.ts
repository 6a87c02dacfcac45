import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { noteCall } from '../src/modules/conversations/commands/note-call.ts';
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

/** Seven weeks in which people came, most of them for what should not have been necessary, and five who came before for what they wanted. */
async function someWeeks(): Promise<void> {
  for (const one of [1, 2, 3, 4, 5]) {
    const { id: caseId } = await aCase(desk, {
      name: `Eve ${one}`,
      address: `eve${one}@customers.example`,
    });
    await desk.as(desk.dana, (ctx) => markDemand(ctx, { case: caseId, demand: 'value' }));
  }
  await running.test.advance('42 days');
  for (const week of [0, 1, 2, 3, 4, 5, 6]) {
    const { id: caseId } = await aCase(desk, {
      name: `Ana ${week}`,
      address: `ana${week}@customers.example`,
    });
    await desk.as(desk.dana, (ctx) =>
      markDemand(ctx, { case: caseId, demand: week % 3 === 0 ? 'value' : 'failure' }),
    );
    await running.test.advance('7 days');
  }
}

/** A key names the contact that is shown, not whatever is the latest by then, and says why it was not marked. */
async function refused(page: Page): Promise<void> {
  await page.route('**/demand-marks', (route) =>
    route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), entry: randomUUID() }) }),
  );
  const [request] = await Promise.all([
    page.waitForRequest('**/demand-marks'),
    page.keyboard.press('Shift+F'),
  ]);
  expect(request.postDataJSON()).toMatchObject({ entry: expect.any(String), demand: 'failure' });
  await page.getByText('The customer did not come with that on this case.').waitFor();
  await page.unroute('**/demand-marks');
}

describe('what a customer came with', () => {
  it('is marked by one key on the case, with a type made on the spot', async () => {
    await someWeeks();
    const { id: caseId } = await aCase(desk, { address: 'bill@customers.example' });
    await desk.as(desk.dana, (ctx) =>
      noteCall(ctx, { case: caseId, direction: 'in', outcome: 'not reached' }),
    );
    const page = await opened(`cases/${caseId}`, desk.priya);
    const card = page.getByRole('region', { name: 'What they came with' });
    await card.getByText('Perhaps failure: nobody answered them.').waitFor();
    await page.keyboard.press('?');
    await page.getByText('The latest contact is failure: it should not have been necessary').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await refused(page);
    await page.keyboard.press('Shift+F');
    await page.getByText('Marked as failure.').waitFor();
    await card.getByLabel('Of which type').selectOption('A new type …');
    await card.getByLabel('What you call it').fill('Nobody answered');
    await page.keyboard.press('Control+Enter');
    await card.getByRole('option', { name: 'Nobody answered' }).waitFor({ state: 'attached' });
    await expectFitting(page, looks);

    await page.context().close();
  });

  it('is counted on a screen that opens to its contacts, and its types are kept in order', async () => {
    await running.test.advance('7 days');
    const page = await opened('today', desk.priya);
    await page.getByRole('link', { name: 'Demand' }).click();
    await page.getByText(/^62\.5% of what was marked, between/).waitFor();
    await page.getByText(/it was 0%\. It is higher now by 62\.5 percentage points, between/).waitFor();
    await page.getByRole('group', { name: /^Marked as failure, week by week/ }).waitFor();
    await page.getByText('The limits are provisional').waitFor();
    await page.getByText('As a table').click();
    await expectFitting(page, looks);

    const plot = page.getByRole('group', { name: /^Marked as failure, week by week/ });
    await plot
      .getByRole('link', { name: /: 1, see its contacts$/ })
      .last()
      .click();
    await page.getByText(/^In the week of/).waitFor();
    await page.getByRole('link', { name: 'Bill Navarro: No sound on the mains' }).waitFor();
    await page.getByRole('link', { name: 'Back to Demand' }).click();

    await page.getByRole('link', { name: '1, see its contacts: Nobody answered' }).click();
    await page.getByRole('link', { name: 'Bill Navarro: No sound on the mains' }).waitFor();
    await expectFitting(page, looks);
    await page.getByRole('link', { name: 'Back to Demand' }).click();
    await page.getByRole('link', { name: 'Types' }).click();
    await page.getByRole('button', { name: 'Change Nobody answered' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change Nobody answered' });
    await dialog.getByLabel('Name').fill('Missed calls');
    await expectFitting(page, looks);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Missed calls, Priya Raman').waitFor();
    await expectFitting(page, looks);
    await page.context().close();
  });
});
