import { beforeAll, describe, expect, it } from 'vitest';
import { addMacro } from '../src/modules/conversations/commands/macros.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, sendNow, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  await desk.as(desk.priya, (ctx) =>
    addMacro(ctx, {
      ...{
        desk: desk.slug,
        whose: 'desk',
        name: 'Thanks for writing',
        reader: 'customer',
        proposesDone: false,
      },
      texts: [
        { language: 'en', text: 'Hello {{customer name}}, {{my name}} here.', stands: 'We look into it.' },
      ],
      nextWordIn: { count: 2, unit: 'days' },
    }),
  );
});

async function opened(who: 'dana' | 'tom', path = '', viewport = { width: 1280, height: 800 }) {
  const context = await browser.open({ viewport });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(context, running, desk[who].id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app${path}`);
  return { context, page };
}

describe('a day with the keyboard', () => {
  it('answers with a macro, mentions a colleague who sees it at once, and splits another need off', async () => {
    const { id, reference } = await aCase(desk);
    const [dana, tom] = [await opened('dana', `/cases/${id}`), await opened('tom')];
    const { page } = dana;
    const form = page.getByRole('form', { name: 'Write' });
    const stands = form.getByRole('textbox', { name: 'Where it stands' });
    await form.waitFor();

    await page.keyboard.press('m');
    const macros = page.getByRole('combobox', { name: 'Choose a macro' });
    await macros.waitFor();
    await page.keyboard.type('than');
    await page.getByText('Hello Bill Navarro, Dana Okafor here.').waitFor();
    await expectAccessible(page, 'form');
    await page.keyboard.press('Enter');
    await macros.waitFor({ state: 'detached' });
    const reply = form.getByRole('textbox', { name: 'Reply to Bill Navarro' });
    expect(await reply.inputValue()).toBe('Hello Bill Navarro, Dana Okafor here.');
    expect(await stands.inputValue()).toBe('We look into it.');
    await page.keyboard.press('Control+Enter');
    await sendNow(page, { test: running.test, worker: running.program.worker });
    await page.getByRole('article', { name: 'Dana Okafor' }).getByText('Hello Bill Navarro').waitFor();

    await tom.page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('@tom');
    await page.getByRole('option', { name: /Tom Hughes/ }).waitFor();
    await expectAccessible(page, 'form');
    await page.keyboard.press('Enter');
    await page.keyboard.type('please look.');
    await page.keyboard.press('Control+Enter');
    const mention = tom.page.getByRole('link', {
      name: /Dana Okafor mentioned you: @Tom Hughes please look\./,
    });
    // It moves no row under his finger: it stands above once he wants it.
    const bar = tom.page.getByRole('region', { name: 'New for you' });
    await bar.getByText(/^Said to you: /).waitFor();
    expect(await mention.count()).toBe(0);
    await expectAccessible(tom.page);
    await bar.getByRole('button', { name: 'Show' }).click();
    await mention.and(tom.page.locator(':focus')).waitFor();
    await bar.waitFor({ state: 'detached' });
    await expectAccessible(tom.page);
    await tom.page.keyboard.press('y');
    await tom.page.getByText('The link is copied.').waitFor();
    const row = await tom.page.evaluate(() => navigator.clipboard.readText());
    expect(row).toBe(`${running.program.url}/app/cases/${reference}`);
    await mention.press('Enter');
    await tom.page.getByRole('form', { name: 'Write' }).waitFor();
    await tom.page.keyboard.press('Escape');
    await tom.page.getByRole('heading', { name: 'Today' }).waitFor();
    await mention.waitFor({ state: 'detached' });
    await tom.context.close();

    await page.getByRole('button', { name: 'What to do with this of Bill Navarro' }).press('Enter');
    await page.locator('[role=menu] :focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('menuitem', { name: 'This is another need' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('textbox', { name: 'What it is about' }).waitFor();
    await expectAccessible(page, '[role=dialog]');
    await page.locator('[role=dialog] :focus').waitFor();
    await page.keyboard.type('The printed sheet');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'The printed sheet' }).waitFor();
    await page.getByText('I followed the sheet to the letter.').waitFor();
    await page.getByRole('link', { name: new RegExp(`${reference.slice(0, 4)}-`) }).waitFor();
    await expectAccessible(page);

    await page.keyboard.press('y');
    await page.getByText('The link is copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/app\/cases\/[2-9A-Z]{8}$/);
    await page.keyboard.press('Shift+Y');
    await page.getByText('The reference is copied.').waitFor();
    await dana.context.close();
  });

  it('joins the other case of a customer into this one, which leads to what was said there', async () => {
    const [first, second] = [await aCase(desk), await aCase(desk)];
    const { context, page } = await opened('dana', `/cases/${first.id}`);
    const more = page.getByRole('button', { name: 'More', exact: true });
    await more.click();
    await page.getByRole('menuitem', { name: 'Join with another case' }).click();
    const dialog = page.getByRole('dialog', { name: 'Join with another case' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await more.and(page.locator(':focus')).waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: 'Look together' }).click();
    const look = page.getByRole('dialog', { name: 'Look together' });
    await look.getByText('It stays with its owner.', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await more.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('a');
    const ask = page.getByRole('dialog', { name: 'Ask someone' });
    await ask.getByText('For a piece of work or an answer.', { exact: false }).waitFor();
    // What must be filled in is marked before it is missed.
    const mark = (label: string) =>
      ask.getByText(label).evaluate((element) => getComputedStyle(element, '::after').content);
    expect(await mark('What you ask of them')).toContain('*');
    expect(await mark('Needed by')).toBe('none');
    await page.keyboard.press('Escape');
    await more.click();
    await page.getByRole('menuitem', { name: 'Join with another case' }).click();
    await dialog.getByLabel('Join it with').selectOption(second.id);
    await dialog.getByLabel('Which one goes on').selectOption('This case');
    await expectAccessible(page, '[role=dialog]');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    const conversation = page.getByRole('region', { name: 'Conversation' });
    await conversation.getByText('Two cases were joined').getByRole('link').click();
    await page.waitForURL(`**/cases/${second.reference}`);
    await page.getByText('I followed the sheet to the letter.').waitFor();
    await context.close();
  });

  it('hears a key while the menu that was chosen from still fades', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await opened('dana', `/cases/${id}`);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const item = page.getByRole('menuitem', { name: 'Look together' });
    await item.waitFor();
    // As quick as a hand that knows the way: as soon as each is there.
    const fading = await item.evaluate(async (chosen) => {
      const press = (key: string) =>
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
      const isOpen = () => document.querySelector('[role=dialog]') !== null;
      const frames = async (until: () => boolean) => {
        for (let n = 0; n < 100 && !until(); n++) await new Promise(requestAnimationFrame);
      };
      if (chosen instanceof HTMLElement) chosen.click();
      await frames(isOpen);
      await frames(() => {
        if (isOpen()) press('Escape');
        return !isOpen();
      });
      const menus = document.querySelectorAll('[role=menu]').length;
      press('a');
      return menus;
    });
    expect(fading).toBe(1);
    await page.getByRole('dialog', { name: 'Ask someone' }).waitFor();
    await context.close();
  });

  it('leaves a picker as if it had not been, with what was typed in it', async () => {
    const { id } = await aCase(desk);
    const { context, page } = await opened('dana', `/cases/${id}`, { width: 360, height: 740 });
    const reply = page.getByRole('textbox', { name: 'Reply to Bill Navarro' });
    await reply.focus();
    await page.keyboard.type('/');
    await page.getByRole('combobox', { name: 'Choose a macro' }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await page.keyboard.press('Escape');
    await reply.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('1/2 @home');
    expect(await reply.inputValue()).toBe('1/2 @home');

    const more = page.getByRole('button', { name: 'More', exact: true });
    await more.focus();
    await page.keyboard.press('m');
    await page.getByRole('combobox', { name: 'Choose a macro' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await more.and(page.locator(':focus')).waitFor();

    await page.getByRole('tab', { name: 'Note to companies' }).click();
    const note = page.getByRole('textbox', { name: 'Note to companies' });
    await note.focus();
    await page.keyboard.type('at home@x, @no');
    await page.getByText('Nobody of that name reads this note.').waitFor();
    await page.keyboard.press('Escape');
    await note.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('body');
    expect(await note.inputValue()).toBe('at home@x, @nobody');
    await context.close();
  });

  it('writes a macro, changes and removes it', async () => {
    const { context, page } = await opened('dana', '', { width: 360, height: 740 });
    await page.goto(`${running.program.url}/app/account`);
    await page.getByRole('button', { name: /Write a macro/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Soon');
    await dialog.getByRole('textbox', { name: 'Words' }).fill('Hello {{customer}}.');
    await expectAccessible(page, '[role=dialog]');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.getByText(/Between {{ and }} stands one of these/).waitFor();
    await dialog.getByRole('textbox', { name: 'Words' }).fill('Hello {{customer name}}.');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Change Soon' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Later');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove Later' }).click();
    await page.getByText('This cannot be undone.').waitFor();
    await page.getByRole('button', { name: 'Remove Later' }).click();
    await page.getByText('Removed.').waitFor();
    await page.getByRole('region', { name: 'My macros' }).getByText('None yet.').waitFor();
    await context.close();
  });
});

describe('what a customer has', () => {
  it('is noted beside the case, corrected there, and finds them by its serial number', async () => {
    const { id } = await aCase(desk, { name: 'Rosa Alvarez', address: 'rosa@customers.example' });
    const { page, context } = await opened('dana', `/cases/${id}`);
    const card = page.getByRole('region', { name: 'What they have' });
    await card.getByRole('button', { name: 'Add what they have' }).click();
    await page.keyboard.type('Harmon');
    await card.getByRole('textbox', { name: 'Model' }).fill('MX-12');
    await card.getByRole('textbox', { name: 'Bought from' }).fill('Soundhouse');
    await card.getByLabel('Bought on').fill('2026-03-07');
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await card.getByText('Harmon MX-12').waitFor();
    await card.getByText('Bought from Soundhouse, 7 Mar 2026').waitFor();

    await card.getByRole('button', { name: 'Correct' }).click();
    await card.getByRole('textbox', { name: 'Serial number' }).fill('HA-0412-7731');
    await page.keyboard.press('Control+Enter');
    await card.getByText('serial HA-0412-7731').waitFor();
    expect(await card.getByRole('listitem').count()).toBe(1);

    await page.keyboard.press('Control+k');
    await page.keyboard.type('ha-0412-7731');
    await page.getByRole('option', { name: 'Rosa Alvarez' }).first().waitFor();
    await context.close();
  });
});
