import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { say } from '../src/modules/conversations/commands/say.ts';
import { readNextMail } from '../src/modules/conversations/mail/read-mail.ts';
import { takeIn } from '../src/modules/conversations/mail/take-in.ts';
import { startMailParser } from '../src/platform/mail/parse-in-thread.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aMail } from '../src/testing/send-mail.ts';
import { aBrowser, expectAccessible, expectAccessibleInBoth, phone, sendNow, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

async function owned(name: string) {
  for (;;) {
    const made = await aCase(desk, {
      name,
      address: `${name.replaceAll(' ', '-')}-${Math.random()}@customers.example`,
    });
    if (made.ownerId === desk.dana.id) return made;
  }
}

describe('a reply at phone width', () => {
  it('is written, sent and seen', async () => {
    const made = await owned('Ana Ruiz');
    const context = await browser.open({ viewport: phone, hasTouch: true });
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    await page.getByText('Ana Ruiz').first().click();
    await page.getByRole('textbox', { name: 'Reply to Ana Ruiz' }).fill('We have found it.');
    await page.getByRole('button', { name: 'Send' }).click();
    await sendNow(page, { test: running.test, worker: running.program.worker });
    await page.getByText('We have found it.').waitFor();
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    const { rows } = await running.test.sql(
      `select count(*)::int as n from entries where case_id = $1 and kind = 'message'`,
      [made.id],
    );
    expect(rows[0].n).toBe(1);
    await context.close();
  });
});

describe('the keyboard alone', () => {
  it('opens the first case, answers it and comes back', async () => {
    await owned('Kim Lee');
    const context = await browser.open();
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.getByText('No sound on the mains').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('r');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Answered without the mouse.');
    await page.keyboard.press('Control+Enter');
    await sendNow(page, { test: running.test, worker: running.program.worker });
    await page.getByText('Answered without the mouse.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await context.close();
  });

  it('comes back from a case to its row, wherever in the list it is', async () => {
    for (const name of ['Ana Sol', 'Bea Ray', 'Cy Lund']) await owned(name);
    const context = await browser.open();
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    const row = page.locator('a[data-row]:focus');
    await page.getByText('Bea Ray').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const words = await row.textContent();
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('Escape');
    await row.waitFor();
    expect(await row.textContent()).toBe(words);
    await context.close();
  });
});

/** A mail from a list, which waits in quarantine. */
async function held(subject: string): Promise<void> {
  const raw = aMail({
    from: 'rosa@members.example',
    to: desk.address,
    subject,
    headers: { 'List-Id': '<band.lists.example>' },
    text: `It hums. ${Math.random()}`,
  });
  const parser = startMailParser();
  await takeIn(running.test.database, {
    raw: Buffer.from(raw),
    from: 'bounces@lists.example',
    to: [desk.address],
  });
  await desk.asDesk((ctx) => readNextMail(ctx, parser, () => {}));
  await parser.close();
}

/** Opens each dialog of the case on screen, one after the other; how many there are below "More". */
async function eachDialogAccessible(page: Page): Promise<number> {
  const dialog = page.getByRole('dialog');
  const seen = async () => {
    await dialog.getByRole('button').first().waitFor();
    await expectAccessibleInBoth(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  for (const name of ['Ask someone', 'Hand off']) {
    await page.getByRole('button', { name }).click();
    await seen();
  }
  const more = page.getByRole('button', { name: 'More' });
  // What is copied opens nothing, and a call lies beside the case.
  const items = page.getByRole('menuitem').filter({ hasNotText: /Copy|Note a call/ });
  await more.click();
  await items.first().waitFor();
  await expectAccessibleInBoth(page, '[role=menu]');
  const count = await items.count();
  for (let at = 0; at < count; at += 1) {
    if (at > 0) await more.click();
    await items.nth(at).click();
    await seen();
  }
  return count;
}

describe('mail that was held back, by keyboard alone', () => {
  it('becomes a case or is left aside, and the next one is looked at', async () => {
    for (const subject of ['First held', 'Second held', 'Third held']) await held(subject);
    const context = await browser.open();
    await signIn(context, running, desk.leo.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('link', { name: 'Quarantine' }).first().click();
    await page.locator('main [data-row]').filter({ hasText: 'First held' }).focus();
    await page.keyboard.press('Enter');
    const looksAt = (subject: string) =>
      page.getByRole('region', { name: 'The mail' }).getByRole('heading', { name: subject }).waitFor();
    const standsOn = (subject: string) =>
      page.locator('main [data-row]:focus').filter({ hasText: subject }).waitFor();
    await looksAt('First held');
    await page.keyboard.press('m');
    const made = page.getByRole('link', { name: /^It stands in the case / });
    await made.waitFor();
    await looksAt('Second held');
    await standsOn('Second held');
    await page.keyboard.press('l');
    await page.getByText('Left aside. It stays kept.').waitFor();
    await looksAt('Third held');
    await standsOn('Third held');
    await held('Fourth held');
    await looksAt('Third held');
    await page.keyboard.press('m');
    await made.click();
    await page.getByRole('heading', { name: 'Third held' }).waitFor();
    await context.close();
  });
});

describe('axe, in light and in dark', () => {
  it('finds nothing on any screen', async () => {
    await owned('Mia Berg');
    const context = await browser.open({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/sign-in`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await expectAccessibleInBoth(page);
    await signIn(context, running, desk.leo.id);
    for (const [path, heading] of [
      ['/app/today', 'Today'],
      ['/app/search', 'Search'],
    ] as const) {
      await page.goto(`${running.program.url}${path}`);
      await page.getByRole('heading', { name: heading }).first().waitFor();
      await expectAccessibleInBoth(page);
    }
    for (const name of [
      'Morning',
      'Quarantine',
      'Outbox',
      'Desk settings',
      'What I hand off',
      'Organization',
      'My account',
    ]) {
      await page.getByRole('link', { name }).first().click();
      await page.getByRole('heading', { name }).first().waitFor();
      await expectAccessibleInBoth(page);
    }
    await context.close();
  });

  it('finds nothing on mail that is read beside its list, nor on what is opened in the settings', async () => {
    await held('Held in quarantine');
    const { id } = await aCase(desk);
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'We look.', audience: 'customer' }));
    const context = await browser.open({ reducedMotion: 'reduce' });
    await signIn(context, running, desk.leo.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    for (const name of ['Quarantine', 'Outbox']) {
      await page.getByRole('link', { name }).first().click();
      // Until it is there, the rows are those of the screen before.
      await page.getByRole('heading', { name }).first().waitFor();
      await page.locator('main [data-row]').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'The mail' }).getByRole('button').first().waitFor();
      await expectAccessibleInBoth(page);
    }
    await page.getByRole('link', { name: 'Desk settings' }).click();
    await page.getByRole('button', { name: 'Change the hours' }).click();
    await page.getByRole('combobox', { name: 'Languages' }).fill('ger');
    await page.getByRole('option', { name: 'German' }).waitFor();
    await expectAccessibleInBoth(page);
    await context.close();
  });

  it('finds nothing on a case and the dialogs over it', async () => {
    const { id } = await aCase(desk);
    // Something to join it with.
    await aCase(desk);
    const context = await browser.open({ reducedMotion: 'reduce' });
    await signIn(context, running, desk.leo.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/cases/${id}`);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await expectAccessibleInBoth(page);
    expect(await eachDialogAccessible(page)).toBe(12);
    await context.close();
  });
});
