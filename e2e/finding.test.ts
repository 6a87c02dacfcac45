import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { say } from '../src/modules/conversations/commands/say.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, desktop, expectAccessible, phone, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

async function signedIn(person: Desk['leo'], path = 'today', options = {}): Promise<Page> {
  const context = await browser.open(options);
  await signIn(context, running, person.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app/o/${person.organizationId}/${path}`);
  await page.getByRole('main').waitFor();
  return page;
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find or do anything' });

describe('the palette', () => {
  it('leads by the keyboard alone to a case and to what is done there', async () => {
    const { reference } = await aCase(desk, { name: 'Orla Byrne', address: 'orla@customers.example' });
    const page = await signedIn(desk.leo, 'account');
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('no sound mai');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Write' }).waitFor();
    expect(page.url()).toContain(reference);

    await page.keyboard.press('Control+k');
    await page.keyboard.type('hand off');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Hand off' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await page.keyboard.type('reply');
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'Reply to Orla Byrne' });
    await field.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('We are on it.');
    expect(await field.inputValue()).toBe('We are on it.');

    await page.keyboard.press('Control+k');
    await palette(page).getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });
    await field.and(page.locator(':focus')).waitFor();
    await page.keyboard.type(' Soon.');
    expect(await field.inputValue()).toBe('We are on it. Soon.');

    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+k');
    await palette(page).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('opens over a dialog, which is as it was when the palette closes', async () => {
    const { reference } = await aCase(desk, { name: 'Ines Faro', address: 'ines@customers.example' });
    const page = await signedIn(desk.leo, `cases/${reference}`);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('h');
    const handing = page.getByRole('dialog', { name: 'Hand off' });
    const said = handing.getByRole('textbox', { name: /^Situation/ });
    await said.fill('She rang back');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(reference.slice(0, 4));
    await palette(page).getByRole('option', { name: 'Ines Faro' }).waitFor();
    await expectAccessible(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });
    await page.keyboard.type(' at noon');
    expect(await said.inputValue()).toBe('She rang back at noon');

    await page.keyboard.press('Control+k');
    await page.keyboard.type('my account');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });

  it.each([desktop, phone])('stands in the middle of the window: %o', async (viewport) => {
    const page = await signedIn(desk.leo, 'account', { viewport });
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    await page.keyboard.press('Control+k');
    const { x, y, width } = (await palette(page).boundingBox()) ?? { x: 0, y: 0, width: 0 };
    expect(Math.abs(x + width / 2 - viewport.width / 2)).toBeLessThan(10);
    expect(width).toBeGreaterThan(Math.min(600, viewport.width - 100));
    expect(y).toBeGreaterThan(20);
    await page.context().close();
  });

  it('begins with the cases of this tab and what can be done on this screen', async () => {
    const { reference } = await aCase(desk, { name: 'Nils Holt', address: 'nils@customers.example' });
    const page = await signedIn(desk.leo, `cases/${reference}`);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    const groups = palette(page).getByRole('group');
    const titles = async () => {
      await page.keyboard.press('Control+k');
      await groups.first().waitFor();
      return groups.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    };
    // Whoever is on a case looks for another.
    expect(await titles()).toEqual(['On this screen', 'Everywhere']);
    await page.keyboard.press('Escape');
    await groups.first().waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    expect(await titles()).toEqual(['Recent cases', 'On this screen', 'Everywhere']);
    await palette(page).getByRole('option', { name: 'Nils Holt' }).waitFor();
    await page.context().close();
  });

  it.each([
    ['light', phone],
    ['light', { width: 360, height: 640 }],
    ['dark', desktop],
  ] as const)('axe finds nothing on it in %s, and it fits', async (colorScheme, viewport) => {
    const page = await signedIn(desk.leo, 'today', { colorScheme, viewport, reducedMotion: 'reduce' });
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('combobox').fill('sound');
    await palette(page).getByRole('option', { name: 'No sound on the mains' }).first().waitFor();
    await expectAccessible(page, '[role=dialog]');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    await page.context().close();
  });
});

describe('search', () => {
  it('finds a customer by a part of their number, then their cases, and no log knows what was asked', async () => {
    await aCase(desk, { name: 'Wilhelmina Quill', address: '+441134960123' });
    const page = await signedIn(desk.leo, 'search');
    const field = page.getByRole('searchbox', { name: 'Words, a reference, or a customer' });
    await page.getByText('Type a word from a case').waitFor();
    await field.pressSequentially('0113 4960');
    const customers = page.getByRole('region', { name: 'Customers' });
    await customers.getByText('Wilhelmina Quill').waitFor();
    await page.getByRole('status').getByText('One found').waitFor();

    await field.fill('followed shee');
    const said = page.getByRole('region', { name: 'What was said' });
    await said.locator('mark').first().waitFor();
    expect(await said.locator('mark').allTextContents()).toContain('followed');
    await field.fill('nobody ever said this');
    await page.getByText('Nothing found for “nobody ever said this”.').waitFor();
    await expectAccessible(page);

    await field.fill('sheet');
    await page.locator('main [data-row]').nth(1).waitFor();
    for (const _ of [1, 2]) await page.keyboard.press('ArrowDown');
    const at = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('main [data-row]')].indexOf(document.activeElement as Element),
      );
    expect(await at()).toBe(1);
    await page.keyboard.press('ArrowUp');
    expect(await at()).toBe(0);

    await field.fill('wilhelmina');
    await customers.getByText('+441134960123').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Cases of Wilhelmina Quill' }).waitFor();
    await page.getByRole('link', { name: 'No sound on the mains' }).waitFor();
    await expectAccessible(page);
    const logged = running.logged.join('').toLowerCase();
    expect(logged).not.toMatch(/wilhelmina|0113(%20|\+| )?4960|followed|nobody(%20|\+| )ever/);
    await page.context().close();
  });

  it('says that nobody answers, and asks again by itself', async () => {
    const page = await signedIn(desk.leo, 'search');
    await page.route('**/api/search?*', (route) => route.abort());
    await page.getByRole('searchbox').fill('sound');
    await page.getByText('Throughline does not answer.').waitFor();
    await page.unroute('**/api/search?*');
    await page.getByRole('link', { name: 'No sound on the mains' }).first().waitFor();
    await page.context().close();
  });
});

describe('the search', () => {
  it('keeps its words where its field is left by Escape, and is gone on with by its key', async () => {
    await aCase(desk, { name: 'Ida Lund', address: 'ida@customers.example' });
    const page = await signedIn(desk.leo, 'search');
    const field = page.getByRole('searchbox', { name: 'Words, a reference, or a customer' });
    await field.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Ida Lund');
    await page
      .getByRole('link', { name: /Ida Lund/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('Ida Lund');
    await page.keyboard.press('j');
    await page.locator('a[data-row]:focus').waitFor();
    await page.keyboard.press('/');
    await field.and(page.locator(':focus')).waitFor();
    expect(await field.inputValue()).toBe('Ida Lund');
    await page.context().close();
  });
});

describe('what was said on a case', () => {
  it('is where the case opens that was found by it, and Escape leads back to the search', async () => {
    const theCase = await aCase(desk, { name: 'Lea Holm', address: 'lea@customers.example' });
    const tell = (text: string) =>
      desk.as(desk.dana, (ctx) => say(ctx, { case: theCase.id, text, audience: 'companies' }));
    await tell('The violet lamp blinks twice.');
    for (let at = 0; at < 12; at += 1) await tell(`Nothing new, time ${at}.`);
    const page = await signedIn(desk.dana, 'search');
    await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('violet lamp');
    await page.getByRole('region', { name: 'What was said' }).getByRole('link').waitFor();
    await page.keyboard.press('Enter');
    const found = page.locator('article:focus').filter({ hasText: 'The violet lamp' });
    await found.waitFor();
    expect(await found.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Search' }).waitFor();
    await page.context().close();
  });
});

describe('the keys', () => {
  it('lead into the first field of what they open', async () => {
    const { reference } = await aCase(desk);
    const page = await signedIn(desk.dana, `cases/${reference}`);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('a');
    await page.locator('[role=dialog] select').first().and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    // The second time all of it is known, and is there at once.
    for (const _ of ['first', 'second']) {
      await page.getByRole('button', { name: 'Write an article' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Write an article' });
      await dialog.getByRole('textbox', { name: 'In their words' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await page.context().close();
  });

  it('are not needed for what has none: its words in the palette lead there', async () => {
    const { reference } = await aCase(desk);
    const page = await signedIn(desk.dana, `cases/${reference}`);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    for (const [typed, shown] of [
      ['wishes', page.getByRole('dialog', { name: /^Change / })],
      ['add have', page.getByRole('textbox', { name: 'Serial number' })],
      ['dark', page.getByRole('button', { name: 'Light' })],
      ['gaps', page.getByRole('heading', { name: 'Gaps', level: 1 })],
      ['types', page.getByRole('heading', { name: 'Types', level: 1 })],
      ['causes', page.getByRole('heading', { name: 'Causes', level: 1 })],
      ['how it went', page.getByRole('heading', { name: 'How it went for them', level: 1 })],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await shown.waitFor();
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  });

  it('are those of the screen below and those of every screen', async () => {
    const { reference } = await aCase(desk);
    const page = await signedIn(desk.leo, `cases/${reference}`);
    await page.getByRole('form', { name: 'Write' }).waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByRole('heading', { name: 'On this screen' }).waitFor();
    const shown = await dialog.locator('dl > div').evaluateAll((all) => all.map((one) => one.textContent));
    expect(shown).toEqual(expect.arrayContaining(['Hand offh', 'Replyr', 'Todayg t']));
    await expectAccessible(page, '[role=dialog]');
    await page.context().close();
  });
});
