import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { markDemand } from '../src/modules/demand/commands/mark-demand.ts';
import { inspect } from '../src/modules/returns/commands/after-it-left.ts';
import { cameBack } from '../src/modules/returns/returns.fixture.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const opened = screensOf(browser, running);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  for (let n = 0; n < 4; n++) {
    const { id } = await aCase(desk, { address: `${randomUUID()}@customers.example` });
    await desk.as(desk.dana, (ctx) => markDemand(ctx, { case: id, demand: 'failure' }));
  }
  const { id } = await cameBack(desk);
  await desk.as(desk.dana, (ctx) => inspect(ctx, { return: id, found: 'no fault found' }));
  await running.test.advance('7 days');
});

describe('what failure costs', () => {
  it('is counted, becomes an amount once somebody says by what, and opens to its cases', async () => {
    const page = await opened(`desks/${desk.slug}/demand`, desk.leo);
    await page.getByRole('link', { name: 'What it costs' }).click();
    await page.getByText('These are counts.', { exact: false }).waitFor();
    await expectFitting(page, looks);
    await page.getByRole('button', { name: 'Say by what it is reckoned' }).click();
    const dialog = page.getByRole('dialog');
    const fill = async (kind: string, [minutes, hour, fixed]: readonly [string, string, string]) => {
      const each = dialog.getByRole('group', { name: kind });
      await each.getByLabel('Minutes').fill(minutes);
      await each.getByLabel('What an hour costs').fill(hour);
      await each.getByLabel('What comes to it each time').fill(fixed);
    };
    await fill('A contact', ['about ten', '45', '']);
    await fill('Work done again', ['90', '40', '18']);
    await fill('A return without a fault', ['72', '40', '6.30']);
    await dialog.getByLabel('What the contract pays for a contact').fill('3.20');
    await dialog.getByLabel('What a customer is worth who does not come back').fill('220');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('Write minutes as 9.5').waitFor();
    await expectFitting(page, looks);
    await fill('A contact', ['9.5', '45', '']);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    // 4 × 9.5 min × 0.75, and 1.2 hours and 6.30.
    await page.getByText('Together €82.80').waitFor();
    await page
      .getByText('4 avoidable contacts, billed at €3.20 each, are €12.80.', { exact: false })
      .waitFor();
    await page.getByText('between €0.00 and €220.00', { exact: false }).waitFor();
    await page.getByText('With what was counted: between €82.80 and €302.80.').waitFor();
    await page.getByText('How this is counted').click();
    await page
      .getByText('each 72 minutes at €40.00 an hour, and €6.30 each time', { exact: false })
      .waitFor();
    await expectFitting(page, looks);
    await page.getByRole('link', { name: '1, see them: Returns in which no fault was found' }).click();
    await page.getByRole('link', { name: 'Bill: No sound on the mains' }).waitFor();
    await expectFitting(page, looks);
    await page.goBack();
    await page
      .getByRole('link', { name: '4, see them: Contacts that should not have been necessary' })
      .click();
    await page.getByRole('link', { name: 'Bill Navarro: No sound on the mains' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Bill Navarro: No sound on the mains' }).count()).toBe(4);
  });

  it('is for whoever leads there', async () => {
    const page = await opened(`desks/${desk.slug}/demand`, desk.dana);
    await page.getByRole('link', { name: 'Study together' }).waitFor();
    expect(await page.getByRole('link', { name: 'What it costs' }).count()).toBe(0);
    await page.goto(`${page.url()}/costs`);
    await page.getByText('You may not do this here.').waitFor();
  });
});
