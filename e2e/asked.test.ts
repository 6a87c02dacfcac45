import { beforeAll, describe, expect, it } from 'vitest';
import { learn } from '../src/modules/customers/commands/learn.ts';
import { noteThing } from '../src/modules/customers/commands/note-thing.ts';
import { askTask } from '../src/modules/tasks/commands/ask-task.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import {
  aBrowser,
  desktop,
  expectAccessible,
  expectAccessibleInBoth,
  expectFitting,
  narrow,
  phone,
  signIn,
} from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const request = 'Is the plug fire tested?';

async function askedOfDana(): Promise<void> {
  const theCase = await aCase(desk, { name: 'Bill Navarro' });
  await desk.as(desk.leo, (ctx) =>
    askTask(ctx, {
      case: theCase.id,
      engagementId: desk.engagements.provider,
      personId: desk.dana.id,
      request,
    }),
  );
}

describe('what is asked of somebody by name', () => {
  it('stands on their Today, keeps what they type, and is not answered without words by mistake', async () => {
    await askedOfDana();
    const context = await browser.open({ viewport: phone });
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    const row = page.getByRole('link', { name: request });
    await row.waitFor();
    await expectAccessible(page);
    await row.click();
    const answer = page.getByRole('textbox', { name: 'Your answer' });
    await answer.fill('It is, since spring.');
    await page.getByRole('link', { name: 'Today' }).click();
    await row.click();
    expect(await answer.inputValue()).toBe('It is, since spring.');

    const accept = page.getByRole('button', { name: 'Accept' });
    await accept.click();
    await page.getByText('Say by which day it will be done').waitFor();
    await page.getByLabel('Expected on, if you accept').fill('2030-01-07');
    await accept.click();
    await page.getByText('Accepted.').waitFor();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.getByText('Nothing is written as your answer.').waitFor();
    await expectAccessible(page);
    const { rows } = await running.test.sql('select state from tasks');
    expect(rows).toEqual([{ state: 'accepted' }]);
    await answer.fill('It was tested in May.');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await answer.waitFor({ state: 'detached' });
    await page.getByText('It was tested in May.').waitFor();
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await row.waitFor({ state: 'detached' });
    await context.close();
  });

  it('is answered at once by Ctrl and Enter, found by the words of the palette', async () => {
    await askedOfDana();
    const context = await browser.open();
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('link', { name: request }).click();
    const answer = page.getByRole('textbox', { name: 'Your answer' });
    await answer.waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('answer');
    await page.keyboard.press('Enter');
    await answer.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('It is, by now.');
    await page.keyboard.press('Control+Enter');
    await answer.waitFor({ state: 'detached' });
    await page.getByText('It is, by now.').waitFor();
    await context.close();
  });

  it('waits for them before whoever asked, who at most writes down what they say', async () => {
    const { id } = await aCase(desk, { name: 'Ana Ruiz', address: 'ana@customers.example' });
    const ask = (request: string, personId: string | null) =>
      desk.as(desk.priya, (ctx) =>
        askTask(ctx, { ...{ case: id, engagementId: desk.engagements.provider }, personId, request }),
      );
    await ask('Which cable goes with it?', desk.dana.id);
    await ask('Who knows the cable?', null);
    const context = await browser.open({ viewport: narrow });
    await signIn(context, running, desk.priya.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/cases/${id}`);
    const cardOf = (request: string) =>
      page.getByRole('region', { name: /^Priya Raman asks/ }).filter({ hasText: request });
    const [named, anybody] = [cardOf('Which cable goes with it?'), cardOf('Who knows the cable?')];
    await anybody.getByText(/^Waits for .*Clearline/).waitFor();
    expect(await anybody.getByRole('textbox').count()).toBe(0);
    await named.getByText(/^Waits for .*Dana Okafor/).waitFor();
    await named.getByRole('button', { name: 'Take it back' }).waitFor();
    expect(await named.getByRole('textbox').count()).toBe(0);
    expect(await named.getByRole('button', { name: 'Accept' }).count()).toBe(0);

    await named.getByRole('button', { name: /^Write down their answer: .*Dana/ }).click();
    const theirs = named.getByRole('textbox', { name: 'Their answer' });
    await theirs.and(page.locator(':focus')).waitFor();
    expect(await named.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await expectFitting(page, [
      ['light', narrow],
      ['dark', desktop],
    ]);
    await page.keyboard.type('The grey one.');
    await page.keyboard.press('Control+Enter');
    await named.waitFor({ state: 'detached' });
    await page.getByText('The grey one.').waitFor();
    await context.close();
  });

  it('shows whoever owns the case who is late, before the next word to the customer is missed', async () => {
    const theCase = await aCase(desk, { name: 'Ida Berg', address: 'ida@customers.example' });
    await desk.as(desk.leo, (ctx) =>
      askTask(ctx, {
        ...{ case: theCase.id, engagementId: desk.engagements.thirdParty, request: 'Is it in stock?' },
        due: new Date(Date.now() + 3_600_000).toISOString(),
      }),
    );
    await running.test.advance('1 hour');
    const context = await browser.open({ viewport: narrow });
    await signIn(context, running, theCase.ownerId);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    const late = page.getByRole('region', { name: 'Somebody you asked is late' });
    await late.getByText('Soundhouse').waitFor();
    await late.getByText('Ida Berg').waitFor();
    await expectAccessibleInBoth(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
    await context.close();
  });

  it('comes with what was chosen of the case, and with more of it later', async () => {
    const theCase = await aCase(desk, { name: 'Kim Lund', address: 'kim@customers.example' });
    const known = { desk: desk.slug, customer: theCase.customerId };
    const mixer = {
      ...{ make: 'Brewster', model: 'MX-12', serial: 'MX-12-0077' },
      boughtFrom: null,
      boughtOn: null,
    };
    await desk.as(desk.dana, async (ctx) => {
      await noteThing(ctx, { ...known, ...mixer });
      await learn(ctx, { ...known, text: 'Is at home on Mondays.' });
    });
    const context = await browser.open({ viewport: narrow });
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/cases/${theCase.id}`);
    await page.getByRole('button', { name: 'Ask someone', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Who is asked').selectOption({ label: 'Soundhouse' });
    await dialog.getByLabel('What you ask of them').fill('Do you have a spare for it?');
    await dialog.getByText('More from this case').click();
    await dialog.getByLabel('Brewster MX-12 MX-12-0077').check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'See it as they do' }).click();
    const frame = page.frameLocator('iframe[title="What Soundhouse reads"]');
    await frame.getByText('MX-12-0077').waitFor();
    expect(await frame.getByText('Mondays').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Write or pass on more: Soundhouse' }).click();
    await dialog.getByLabel('What you write to them').fill('Call in the morning.');
    await dialog.getByText('More from this case').click();
    expect(await dialog.getByLabel('Brewster MX-12 MX-12-0077').count()).toBe(0);
    await dialog.getByLabel('Is at home on Mondays.').check();
    await dialog.getByRole('button', { name: 'See it as they do' }).click();
    for (const shown of ['MX-12-0077', 'Is at home on Mondays.', 'Call in the morning.'])
      await frame.getByText(shown).first().waitFor();
    await expectFitting(page, [
      ['light', narrow],
      ['dark', desktop],
    ]);
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.waitFor({ state: 'detached' });
    await context.close();

    const theirs = await browser.open({ viewport: phone });
    await signIn(theirs, running, desk.sam.id);
    const asked = await theirs.newPage();
    await asked.goto(`${running.program.url}/app`);
    for (const shown of ['MX-12-0077', 'Is at home on Mondays.', 'Call in the morning.'])
      await asked.getByText(shown).first().waitFor();
    expect(await asked.getByText('sheet to the letter').count()).toBe(0);
    await theirs.close();
  });
});
