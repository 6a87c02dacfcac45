import type { BrowserContext, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { saveView } from '../src/modules/today/commands/views.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const small = { width: 360, height: 740 };
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

/** Dana's telephone, with the case of a new customer open on it. */
async function caseInHand(name: string): Promise<{ page: Page; context: BrowserContext }> {
  await aCase(desk, { name, address: `${name.toLowerCase()}@customers.example` });
  const context = await browser.open({ viewport: small, hasTouch: true, isMobile: true });
  await signIn(context, running, desk.dana.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app`);
  await page.getByLabel('Owner').selectOption({ label: 'All cases' });
  await page.getByText(name, { exact: true }).first().tap();
  await page.getByRole('form', { name: 'Write' }).waitFor();
  return { page, context };
}

const heightOf = async (of: Locator) => (await of.boundingBox())?.height;

describe('a case in the hand', () => {
  it('goes on after what stands in the field when Reply is touched', async () => {
    const { page, context } = await caseInHand('Ada');
    const field = page.getByRole('textbox', { name: 'Reply to Ada' });
    await field.fill('It is on its way.');
    await page.getByText('Draft saved').waitFor();
    await page.goBack();
    await page.getByText('Ada', { exact: true }).first().tap();
    await page.getByRole('button', { name: 'Reply', exact: true }).tap();
    await field.and(page.locator(':focus')).waitFor();
    await page.keyboard.insertText(' You have it on Monday.');
    expect(await field.inputValue()).toBe('It is on its way. You have it on Monday.');
    await context.close();
  });

  it('loses neither the screen nor the words when one goes back from a dialog', async () => {
    const { page, context } = await caseInHand('Ben');
    const dialog = page.getByRole('dialog', { name: 'Hand off' });
    await page.getByRole('button', { name: 'Hand off' }).tap();
    const to = dialog.getByLabel('Hand off to');
    await to.selectOption({ index: 1 });
    const chosen = await to.inputValue();
    await dialog.getByLabel('Background').fill('It came back twice.');
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hand off' }).tap();
    expect(await dialog.getByLabel('Background').inputValue()).toBe('It came back twice.');
    expect(await to.inputValue()).toBe(chosen);
    await dialog.getByRole('button', { name: 'Cancel' }).tap();
    await page.goBack();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await context.close();
  });

  it('does what is touched beside the macros that are open', async () => {
    const { page, context } = await caseInHand('Ada');
    await page.getByRole('tab', { name: /^Note/ }).first().tap();
    await page.getByRole('form', { name: 'Write' }).getByRole('textbox').first().fill('Ask the shop.');
    await page.getByRole('button', { name: 'Macro', exact: true }).tap();
    await page.getByRole('combobox', { name: 'Choose a macro' }).waitFor();
    await page.getByRole('button', { name: /^Leave the note/ }).tap();
    await page.getByRole('region', { name: 'Conversation' }).getByText('Ask the shop.').waitFor();
    await context.close();
  });

  it('finds a macro again that was left half written', async () => {
    const { page, context } = await caseInHand('Dora');
    const dialog = page.getByRole('dialog', { name: 'Write a macro' });
    const begin = page.getByRole('button', { name: /^Write a macro/ });
    await page.getByRole('button', { name: 'More screens' }).tap();
    await page.getByRole('menuitem', { name: 'My account' }).tap();
    await begin.tap();
    await dialog.getByLabel('Name').fill('Needs the serial');
    await dialog.getByLabel('Words').first().fill('Which serial number is it?');
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    await begin.tap();
    expect(await dialog.getByLabel('Name').inputValue()).toBe('Needs the serial');
    await dialog.getByRole('button', { name: 'Keep it' }).tap();
    await dialog.waitFor({ state: 'detached' });
    await begin.tap();
    expect(await dialog.getByLabel('Name').inputValue()).toBe('');
    await context.close();
  });

  it('has menus for a finger, without keys, which a touch beside them only closes', async () => {
    const { page, context } = await caseInHand('Cleo');
    const lived = page.getByRole('button', { name: 'As the customer lived it' });
    await page.getByRole('main').getByRole('button', { name: 'More' }).tap();
    const done = page.getByRole('menuitem', { name: 'Say it is done' });
    expect(await heightOf(done)).toBeGreaterThanOrEqual(44);
    expect(await done.locator('kbd').isVisible()).toBe(false);
    await expectAccessible(page);
    const { x, y, width, height } = (await lived.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await done.waitFor({ state: 'detached' });
    expect(await lived.getAttribute('aria-pressed')).toBe('false');
    expect(await heightOf(lived)).toBeGreaterThanOrEqual(40);
    await context.close();
  });

  it('has a cross that is as small as ever and takes a finger beside it', async () => {
    const { page, context } = await caseInHand('Finn');
    const dialog = page.getByRole('dialog', { name: 'Hand off' });
    await page.getByRole('button', { name: 'Hand off' }).tap();
    const cross = dialog.getByRole('button', { name: 'Close' });
    await cross.waitFor();
    const box = await cross.boundingBox();
    if (!box) throw new Error('the cross is not there');
    expect(box.height).toBeLessThan(30);
    await page.touchscreen.tap(box.x - 6, box.y + box.height + 6);
    await dialog.waitFor({ state: 'detached' });
    await context.close();
  });

  it('moves nothing when it says that words are not saved', async () => {
    const { page, context } = await caseInHand('Gil');
    const macro = page.getByRole('button', { name: 'Macro', exact: true });
    const field = page.getByRole('textbox', { name: 'Reply to Gil' });
    const preview = page.getByRole('button', { name: 'Preview', exact: true });
    const places = async () => {
      const boxes = await Promise.all([field, preview, macro].map((one) => one.boundingBox()));
      return boxes.map((box) => [box?.x, (box?.y ?? 0) - (boxes[0]?.y ?? 0)]);
    };
    await field.fill('It is ready.');
    await page.getByText('Draft saved').waitFor();
    const before = await places();
    await context.setOffline(true);
    await field.fill('It is ready now.');
    await page.getByText('Not saved yet: no connection').waitFor();
    expect(await places()).toEqual(before);
    await context.close();
  });

  it('closes what there is to choose from by the button that opened it', async () => {
    const { page, context } = await caseInHand('Eli');
    const macros = page.getByRole('combobox', { name: 'Choose a macro' });
    const button = page.getByRole('button', { name: 'Macro', exact: true });
    await button.tap();
    await macros.waitFor();
    await button.tap();
    await macros.waitFor({ state: 'detached' });
    await context.close();
  });

  it('keeps what is noted of a thing, and hours of quiet only with both their ends', async () => {
    const { page, context } = await caseInHand('Fay');
    const serial = page.getByLabel('Serial number');
    await page.getByRole('button', { name: 'Add what they have' }).tap();
    await serial.fill('HA-12-0091');
    await page.goBack();
    await page.getByText('Fay', { exact: true }).first().tap();
    await page.getByRole('button', { name: 'Add what they have' }).tap();
    expect(await serial.inputValue()).toBe('HA-12-0091');
    await page.getByRole('button', { name: 'Change name, numbers or wishes' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Change Fay' });
    // Fay has an address for mail, and no number.
    const ways = dialog.getByLabel('Wants to hear by').getByRole('option');
    expect(await ways.allTextContents()).toEqual(['as they write', 'mail']);
    const until = dialog.getByLabel('Quiet until');
    await dialog.getByLabel('Quiet from').fill('21:00');
    await dialog.getByRole('button', { name: 'Save' }).tap();
    expect(await until.evaluate((field: HTMLInputElement) => field.validity.valueMissing)).toBe(true);
    await until.fill('08:00');
    await dialog.getByRole('button', { name: 'Save' }).tap();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByText(/21:00.*0?8:00/)
      .first()
      .waitFor();
    await context.close();
  });

  it('says what was done where it covers nothing of what is done next on a call', async () => {
    const { page, context } = await caseInHand('Gus');
    await page.getByRole('main').getByRole('button', { name: 'More' }).tap();
    await page.getByRole('menuitem', { name: 'Note a call' }).tap();
    const card = page.getByRole('region', { name: 'Calls' });
    await card.getByLabel('What was said').fill('You hear from us on Monday.');
    await card.getByRole('button', { name: 'Write it down' }).tap();
    const said = await page.getByText('Written down.').boundingBox();
    const done = await card.getByRole('button', { name: 'Done' }).boundingBox();
    expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThan(done?.y ?? 0);
    await context.close();
  });

  it('has fields into which a telephone need not zoom', async () => {
    const { page, context } = await caseInHand('Lea');
    await page.getByRole('button', { name: 'Ask someone' }).tap();
    await page.getByRole('dialog', { name: 'Ask someone' }).getByLabel('Whom there').waitFor();
    const sizes = await page
      .locator('textarea, input:not([type=checkbox])')
      .evaluateAll((fields) => fields.map((field) => getComputedStyle(field).fontSize));
    expect(new Set(sizes)).toEqual(new Set(['16px']));
    await context.close();
  });

  it('shows what is typed above the bar at the foot', async () => {
    const { page, context } = await caseInHand('Hal');
    const field = page.getByRole('textbox', { name: 'Reply to Hal' });
    await page.setViewportSize({ width: 360, height: 440 });
    await field.tap();
    await field.evaluate((it) => window.scrollBy(0, it.getBoundingClientRect().top - innerHeight + 40));
    await page.keyboard.insertText('Seen');
    const isSeen = await field.evaluate((it) => {
      const { left, top } = it.getBoundingClientRect();
      return document.elementFromPoint(left + 20, top + 12) === it;
    });
    expect(isSeen).toBe(true);
    await context.close();
  });
});

describe('a list in the hand', () => {
  it('shows on a chosen row, too, that something is begun there', async () => {
    const { page, context } = await caseInHand('Kit');
    await page.getByRole('textbox', { name: 'Reply to Kit' }).fill('Begun.');
    await page.getByText('Draft saved').waitFor();
    await page.goBack();
    const row = page.getByRole('listitem').filter({ hasText: 'Kit' });
    await row.getByRole('checkbox').check({ force: true });
    const ground = (of: Locator) => of.evaluate((it) => getComputedStyle(it).backgroundColor);
    const mark = row.getByText('Draft', { exact: true });
    expect(await ground(mark)).not.toBe(await ground(page.locator('[data-chosen=true]')));
    await context.close();
  });
});

describe('views in the hand', () => {
  it('are renamed where one begins to type, and removed only when asked twice', async () => {
    const { page, context } = await caseInHand('Ida');
    await page.goBack();
    await page.getByRole('button', { name: 'Save as a view' }).tap();
    await page.getByLabel('Name of the view').fill('Everything');
    await page.getByRole('button', { name: 'Save', exact: true }).tap();
    await page.getByRole('button', { name: 'Change views' }).tap();
    await page.getByRole('button', { name: 'Rename Everything' }).tap();
    await page.locator('input:focus').fill('All of it');
    await page.getByRole('button', { name: 'Rename', exact: true }).tap();
    const remove = page.getByRole('button', { name: 'Remove All of it' });
    const rename = page.getByRole('button', { name: 'Rename All of it' });
    await rename.waitFor();
    const edges = await Promise.all([rename, remove].map((button) => button.boundingBox()));
    expect(new Set(edges.map((box) => box && Math.round(box.x + box.width))).size).toBe(1);
    await remove.tap();
    await page.getByText('This cannot be undone.').waitFor();
    await remove.tap();
    await page.getByText('Removed.').waitFor();
    await context.close();
  });
});

describe('who works here, in the hand', () => {
  it('stands with their role right under their name', async () => {
    const context = await browser.open({ viewport: small, hasTouch: true, isMobile: true });
    await signIn(context, running, desk.leo.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/organization`);
    const line = page.getByRole('listitem').filter({ hasText: 'Leo Brandt' }).first();
    const mail = await line.getByText('@').boundingBox();
    const role = await line.getByText(/administers$/).boundingBox();
    expect((role?.y ?? 0) - (mail?.y ?? 0)).toBeLessThanOrEqual(mail?.height ?? 0);
    await expectAccessible(page);
    await context.close();
  });
});

describe('what is said while a dialog is open', () => {
  it('covers nothing of it', async () => {
    const { page, context } = await caseInHand('Gus');
    const saved = { desk: desk.slug, shared: false, owner: 'everybody' as const };
    for (const name of ['Everything', 'The rest'])
      await desk.as(desk.dana, (ctx) => saveView(ctx, { ...saved, name }));
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('button', { name: 'Change views' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Change views' });
    await dialog.getByRole('button', { name: 'Remove Everything' }).tap();
    await dialog.getByText('Everything').waitFor();
    const boxes = page.waitForFunction(() => {
      const said = [...document.querySelectorAll('[role="status"]')].find(
        ({ textContent }) => textContent === 'Removed.',
      );
      const over = document.querySelector('[role="dialog"] section, section[role="dialog"]');
      return (
        said && over && { foot: said.getBoundingClientRect().bottom, top: over.getBoundingClientRect().top }
      );
    });
    await dialog.getByRole('button', { name: 'Remove Everything' }).tap();
    const { foot, top } = (await (await boxes).jsonValue()) ?? { foot: 1, top: 0 };
    expect(foot).toBeLessThanOrEqual(top);
    await context.close();
  });
});
