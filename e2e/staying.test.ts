import { hashPassword } from 'better-auth/crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dismiss } from '../src/modules/conversations/commands/leave-desk.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const password = 'a password of her own';
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  await running.test.sql(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     values (gen_random_uuid(), $1::text, 'credential', $1::uuid, $2, now(), now())`,
    [desk.dana.id, await hashPassword(password)],
  );
});

const replyField = (page: Page) => page.getByRole('textbox', { name: 'Reply to Bill Navarro' });
const noteTab = (page: Page) => page.getByRole('tab', { name: 'Note to Clearline' });

/** A case on the screen of somebody of the desk. */
async function onScreen(
  person: Desk['dana'],
): Promise<{ context: BrowserContext; page: Page; caseId: string }> {
  const { id } = await aCase(desk);
  const context = await browser.open();
  await signIn(context, running, person.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app/cases/${id}`);
  await replyField(page).waitFor();
  return { context, page, caseId: id };
}

async function signedOutEverywhere(page: Page): Promise<void> {
  await running.test.sql('delete from auth.session where "userId" = $1', [desk.dana.id]);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** Out of the field, and from the case. */
async function toToday(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Today' }).waitFor();
}

/** What is asked of an address waits until it is let go. */
async function heldBack(page: Page, address: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

describe('a case on screen', () => {
  it('leaves the screen of who may not see it any more', async () => {
    const { context, page } = await onScreen(desk.tom);
    await page.getByText('I followed the sheet to the letter.').waitFor();
    await desk.as(desk.leo, (ctx) => dismiss(ctx, { desk: desk.slug, person: desk.tom.id }));
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('I followed the sheet to the letter.').count()).toBe(0);
    await context.close();
  });
});

describe('what is written and not sent', () => {
  it('is found again on coming back to the case, also after signing in anew, and gone once it is sent', async () => {
    const { context, page } = await onScreen(desk.dana);
    await replyField(page).fill('Press the mono switch in.');
    await toToday(page);
    await page.goBack();
    await expect.poll(() => replyField(page).inputValue()).toBe('Press the mono switch in.');

    await signedOutEverywhere(page);
    await page.getByLabel('Mail address').fill(desk.dana.mail);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => replyField(page).inputValue()).toBe('Press the mono switch in.');

    await page.getByText('Draft saved').waitFor();
    await page.reload();
    await replyField(page).waitFor();
    await expect.poll(() => replyField(page).inputValue()).toBe('Press the mono switch in.');

    await page.route('**/drafts/customer', (route) => route.abort());
    await replyField(page).fill('Press the mono switch in, please.');
    await page.getByText('Not saved yet: no connection').waitFor();
    const asked = page.waitForEvent('dialog');
    const reloading = page.evaluate(() => window.location.reload());
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await reloading;
    await expect.poll(() => replyField(page).inputValue()).toBe('Press the mono switch in, please.');
    await page.unroute('**/drafts/customer');
    await page.getByText('Draft saved').waitFor();

    const letGo = await heldBack(page, '**/sendings');
    await page.getByRole('button', { name: 'Send' }).click();
    await toToday(page);
    letGo();
    await page.getByRole('status').getByText('Sending to Bill Navarro').waitFor();
    await page.goBack();
    await expect.poll(() => replyField(page).inputValue()).toBe('');
    await page.reload();
    await replyField(page).waitFor();
    await context.close();
  });

  it('keeps a file on the note it was attached to', async () => {
    const { context, page, caseId } = await onScreen(desk.dana);
    await noteTab(page).click();
    await page
      .getByLabel('Attach')
      .first()
      .setInputFiles({
        name: 'margin.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('for us alone'),
      });
    await page.getByRole('button', { name: 'Remove margin.txt' }).waitFor();
    await page.getByRole('tab', { name: 'Reply to Bill Navarro' }).click();
    expect(await page.getByText('margin.txt').count()).toBe(0);
    await replyField(page).fill('Press the mono switch in.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('status').getByText('Sending to Bill Navarro').waitFor();
    const { rows } = await running.test.sql(
      `select count(*)::int as n from files f join entries e on e.id = f.entry_id where e.case_id = $1`,
      [caseId],
    );
    expect(rows[0].n).toBe(0);

    await toToday(page);
    await page.goBack();
    await page.getByRole('button', { name: 'Remove margin.txt' }).waitFor();
    expect(await noteTab(page).getAttribute('aria-selected')).toBe('true');
    await context.close();
  });
});

describe('the door', () => {
  it('says that a mail link was used or is too old', async () => {
    const context = await browser.open();
    const page = await context.newPage();
    await page.goto(`${running.program.url}/api/auth/magic-link/verify?token=over&callbackURL=%2Fapp`);
    await page.getByRole('alert').getByText('This link was used already, or is too old.').waitFor();
    await page.getByLabel('Mail address').fill(desk.dana.mail);
    await page.getByRole('button', { name: 'Send me a link instead' }).click();
    await page.getByText('a link is on its way').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await context.close();
  });
});
