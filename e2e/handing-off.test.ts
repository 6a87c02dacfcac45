import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, expectFitting, looks, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const opened = screensOf(browser, running);

const stepOf = (page: Page) => page.getByRole('combobox', { name: 'Refund, Clearline', exact: true });
const handOff = () => `desks/${desk.slug}/hand-off`;

describe('what a client hands off', () => {
  it('is raised with what was done so far in view, and lowered at once, with undo', async () => {
    const page = await opened(handOff(), desk.leo);
    await stepOf(page).selectOption('Do and tell me');
    const dialog = page.getByRole('dialog', { name: 'Refund, Clearline' });
    await dialog.getByText('Nothing yet.').waitFor();
    await dialog.getByLabel('Up to').fill('50');
    await expectFitting(page, looks);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Holds from now on.').waitFor();
    await page.getByText('up to €50').waitFor();

    await stepOf(page).selectOption('Draft for me');
    await page.getByText('Lowered, at once.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    expect(await stepOf(page).inputValue()).toBe('tell');
    await expectFitting(page, looks);
    await page.context().close();
  });

  it('is read by those who work for them, who change nothing', async () => {
    const page = await opened(`desks/${desk.slug}/settings`, desk.dana);
    await page.getByRole('link', { name: 'What I hand off' }).click();
    const refund = page.getByRole('listitem').filter({ hasText: 'Refund' });
    await refund.getByText('Do and tell me').waitFor();
    await refund.getByText('up to €50').waitFor();
    expect(await page.getByRole('combobox').count()).toBe(0);
    await page.context().close();
  });
});

describe('a kind of need', () => {
  it('is kept on the page, named by one key on a case, and whoever works on it reads what follows', async () => {
    const client = await opened(handOff(), desk.leo);
    const kinds = client.getByRole('region', { name: 'Kinds of need' });
    const whose = (name: string) => kinds.getByRole('combobox', { name: `Whose: ${name}`, exact: true });
    for (const name of ['Repair', 'Invoice question']) {
      await kinds.getByRole('textbox', { name: 'What it is called' }).fill(name);
      await kinds.getByRole('button', { name: 'Add a kind of need' }).click();
      await whose(name).waitFor();
    }
    await whose('Invoice question').selectOption('Ask first');
    await client.getByText('Holds from now on.').waitFor();
    await expectFitting(client, looks);
    await client.context().close();

    const invoice = await aCase(desk);
    const page = await opened(`cases/${invoice.id}`, desk.dana);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('Shift+K');
    const dialog = page.getByRole('dialog', { name: 'Say of which kind it is' });
    await dialog.getByText('Harmon Audio does this itself: it is offered to them.').waitFor();
    await expectFitting(page, looks);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // Its kinds are known by now: it opens with them.
    await page.keyboard.press('Shift+K');
    await dialog.getByRole('button').and(page.locator(':focus')).getByText('Repair').waitFor();
    await page.keyboard.press('2');
    const first = page.getByRole('region', {
      name: 'Harmon Audio asked to be asked first: Invoice question',
    });
    await first.getByText('Until then tell the customer where it stands').waitFor();
    await expectFitting(page, looks);

    const repairs = await aCase(desk, { address: 'repairs@customers.example' });
    await page.goto(`${running.program.url}/app/o/${desk.dana.organizationId}/cases/${repairs.id}`);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('Shift+K');
    await page.getByRole('dialog').getByRole('button', { name: 'Repair' }).click();
    await page.getByRole('region', { name: 'Harmon Audio does this itself: Repair' }).waitFor();
    await page.getByText('Leo Brandt').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('f');
    const acting = page.getByRole('dialog', { name: 'Do something for them' });
    await acting.getByLabel('How much').fill('40');
    await acting.getByText('Harmon Audio decides this: they are asked.').waitFor();
    await page.context().close();
  });
});

describe('a refund above the mandate', () => {
  it('is asked, and what is allowed happens when nobody answers, for everybody to see why', async () => {
    const theCase = await aCase(desk);
    const page = await opened(`cases/${theCase.id}`, desk.dana);
    await page.getByRole('heading', { name: 'No sound on the mains' }).waitFor();
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog', { name: 'Do something for them' });
    await dialog.getByLabel('How much').fill('40');
    await dialog.getByText('Within what Harmon Audio lets you do').waitFor();
    await dialog.getByLabel('How much').fill('80');
    await dialog.getByText('Above €50.00 a case Harmon Audio decides: they are asked.').waitFor();
    await dialog.getByText('nothing is done, and the customer is told so').waitFor();
    await dialog.getByLabel('If nobody answers, do this much').fill('40');
    await dialog.getByText('Refund, €40.00.').waitFor();
    await dialog.getByLabel('What it is, and why').fill('The jack is broken');
    await expectFitting(page, looks);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Harmon Audio is asked.').waitFor();

    await running.test.advance('4 days');
    await running.program.worker.settle();
    await page.reload();
    const conversation = page.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('The client did not answer in time').waitFor();
    await conversation.getByText('Done instead: Refund, €40.00.').waitFor();
    await expectAccessible(page);
    await page.context().close();

    const client = await opened(handOff(), desk.leo);
    await client.getByRole('button', { name: 'Change: Refund, Clearline' }).click();
    const past = client.getByRole('dialog', { name: 'Refund, Clearline' });
    await past.getByText('€80.00: The jack is broken').waitFor();
    await past.getByText('nobody answered').waitFor();
    await past.getByText('€40.00: The jack is broken').waitFor();
    await client.context().close();
  });
});
