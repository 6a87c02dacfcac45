import { beforeAll, describe, expect, it } from 'vitest';
import { noteCall } from '../src/modules/conversations/commands/note-call.ts';
import { customerLinkUrl } from '../src/modules/customers/index.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, expectAccessibleInBoth, phone, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

/** A case with the address of its customer's page and whoever owns it. */
async function aCaseWithPage(name: string) {
  const theCase = await aCase(desk, { name, address: `${Math.random()}@customers.example` });
  const { rows } = await running.test.sql('select id from customer_links where customer_id = $1', [
    theCase.customerId,
  ]);
  const owner = [desk.dana, desk.tom, desk.priya].find(({ id }) => id === theCase.ownerId) ?? desk.leo;
  return { ...theCase, owner, link: customerLinkUrl(running.program.database.site, rows[0].id) };
}

/** The customer asks to be called in the first window of their page; answers when it begins. */
async function askForCall(link: string): Promise<string> {
  const customer = await browser.open({ javaScriptEnabled: false, viewport: phone });
  const page = await customer.newPage();
  await page.goto(link);
  await page.getByText('Call me back').click();
  const windows = page.getByRole('combobox', { name: 'When shall we call?' });
  const window = await windows.inputValue();
  await page.getByRole('textbox', { name: 'At which number?' }).fill('0113 496 0000');
  await page.getByRole('textbox', { name: /What is it about/ }).fill('It hums.');
  await page.getByRole('button', { name: 'Call me then' }).click();
  await page.getByText(/ calls you (today|tomorrow) between /).waitFor();
  await page.getByText(/^You asked to be called: /).waitFor();
  await customer.close();
  return window.split('/')[0] ?? '';
}

describe('a customer who wants to be called', () => {
  it('chooses when, without JavaScript; whoever owns the case sees it in Today, rings, and it is done', async () => {
    const { id, owner, link } = await aCaseWithPage('Bill Navarro');
    const begins = Temporal.Instant.from(await askForCall(link));
    const minutes = Math.ceil(Temporal.Now.instant().until(begins).total('minutes'));
    await running.test.advance(`${minutes} minutes`);

    const context = await browser.open();
    await signIn(context, running, owner.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    const calls = page.getByRole('list', { name: 'They asked to be called' });
    await calls.waitFor();
    await expectAccessibleInBoth(page);
    await calls.getByRole('link', { name: /Bill Navarro/ }).click();
    const card = page.getByRole('region', { name: 'Bill Navarro asked to be called' });
    await card.getByText('It hums.').waitFor();
    await page.getByText(/ asked to be called (today|tomorrow) .* – /).waitFor();
    expect(await card.getByRole('link').getAttribute('href')).toBe('tel:+441134960000');
    await expectAccessibleInBoth(page);

    await desk.as(owner, (ctx) =>
      noteCall(ctx, { case: id, direction: 'out', outcome: 'reached', text: 'It hums no more.' }),
    );
    await card.waitFor({ state: 'detached' });
    await page.getByText('The call was made').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('list', { name: 'Cases' }).waitFor();
    await calls.waitFor({ state: 'detached' });
    await context.close();
  });

  it('reads why nobody calls', async () => {
    const { id, owner, link } = await aCaseWithPage('Ana Ruiz');
    await askForCall(link);
    const context = await browser.open();
    await signIn(context, running, owner.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/cases/${id}`);
    const card = page.getByRole('region', { name: 'Ana Ruiz asked to be called' });
    await card.getByRole('button', { name: 'Decline' }).click();
    await card
      .getByRole('textbox', { name: 'What the customer reads instead' })
      .fill('I wrote to you instead.');
    await expectAccessible(page);
    await card.getByRole('button', { name: 'Decline' }).click();
    await card.waitFor({ state: 'detached' });

    const theirs = await browser.open({ viewport: phone });
    const read = await theirs.newPage();
    await read.goto(link);
    await read.getByText('I wrote to you instead.').waitFor();
    await read.getByText('Call me back').click();
    await expectAccessible(read);
    await Promise.all([context.close(), theirs.close()]);
  });
});
