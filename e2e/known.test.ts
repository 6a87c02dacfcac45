import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { receiveContact } from '../src/modules/conversations/commands/receive-contact.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, sendNow, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

async function openCase(text: string): Promise<Page> {
  const { id, customerId } = await aCase(desk, { address: `${crypto.randomUUID()}@customers.example` });
  await desk.asDesk((ctx) =>
    receiveContact(ctx, { caseId: id, customerId, channel: 'mail', text, files: [] }),
  );
  const context = await browser.open();
  await signIn(context, running, desk.dana.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app/cases/${id}`);
  await page.getByRole('form', { name: 'Write' }).waitFor();
  return page;
}

const beside = (page: Page) => page.getByRole('complementary');

describe('what a customer says', () => {
  it('is kept by one key each, with where they said it, confirmed, and ended', async () => {
    const page = await openCase(
      'The serial number is HA-0412-7731. I am at home on Tuesdays. I am allergic to latex.',
    );
    await page.getByRole('button', { name: 'Keep: serial HA-0412-7731' }).waitFor();
    await expectFitting(page);
    await page.keyboard.press('k');
    await beside(page).getByText('serial HA-0412-7731').waitFor();
    await page.getByRole('button', { name: 'Keep: serial HA-0412-7731' }).waitFor({ state: 'detached' });
    await page.keyboard.press('k');
    await beside(page).getByText('I am at home on Tuesdays.').waitFor();
    await page.getByRole('button', { name: 'Keep, covered: I am allergic to latex' }).click();

    const covered = beside(page).getByRole('listitem').filter({ hasText: 'Sensitive' });
    await covered.getByRole('button', { name: 'from their mail' }).waitFor();
    expect(await covered.textContent()).not.toContain('latex');
    await covered.getByRole('button', { name: 'Show it' }).click();
    await beside(page).getByText('I am allergic to latex.').waitFor();

    await beside(page).getByRole('button', { name: 'from their mail' }).first().click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('The serial number is');
    const home = beside(page).getByRole('listitem').filter({ hasText: 'I am at home on Tuesdays.' });
    await home.getByRole('button', { name: 'Still true: I am at home on Tuesdays.' }).click();
    await home.getByText('confirmed by Dana').waitFor();
    await home.getByRole('button', { name: 'No longer true: I am at home on Tuesdays.' }).click();
    await beside(page).getByText('No longer true: 1').click();
    await home.getByText('no longer true says Dana').waitFor();
    await expectFitting(page);
    await page.context().close();
  });

  it('is shown to whoever asks for it again, and stands in what the customer lived where it is asked all the same', async () => {
    const page = await openCase('The serial number is HA-0412-7731.');
    const field = page.getByRole('textbox', { name: 'Reply to Bill Navarro' });
    await field.fill('Which serial number is it?');
    const already = page.getByText(/^We know the serial number: .?HA-0412-7731/);
    await already.waitFor();
    await expectFitting(page);
    await field.focus();
    await page.keyboard.press('Control+.');
    await already.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('Which serial number is it?\n\nHA-0412-7731');

    await field.fill('Which serial number is it?');
    await page.getByRole('button', { name: 'They know that we have it' }).click();
    await already.waitFor({ state: 'detached' });
    await field.focus();
    await page.keyboard.press('Control+Enter');
    await sendNow(page, { test: running.test, worker: running.program.worker });
    await page.getByText('Which serial number is it?').first().waitFor();
    expect(await page.getByText('They were asked for what is known already').count()).toBe(0);

    await field.fill('Tell us the serial number, please?');
    await already.waitFor();
    await field.focus();
    await page.keyboard.press('Control+Enter');
    await sendNow(page, { test: running.test, worker: running.program.worker });
    await page.getByText('They were asked for what is known already').first().waitFor();
    await page.getByRole('button', { name: 'As the customer lived it' }).click();
    await page.getByText('asked again: serial number').waitFor();
    await page.context().close();
  });
});
