import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, desktop, expectAccessible, phone, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
let other: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  other = await aDesk(running.test);
});

async function signedIn(person: Desk['dana'], path: string, options = {}) {
  const context = await browser.open(options);
  await signIn(context, running, person.id);
  const page = await context.newPage();
  await page.goto(`${running.program.url}/app/o/${person.organizationId}/${path}`);
  return { context, page };
}

const said = (page: Page, text: string) => page.getByRole('article').getByText(text);
const isAway = (page: Page) => page.getByRole('status').getByText('Not connected: nothing you type is lost');

/** The network as it is in a train. */
async function lost(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(true);
  await isAway(page).waitFor();
}

async function foundAgain(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(false);
  await isAway(page).waitFor({ state: 'detached' });
}

describe('an address that leads nowhere', () => {
  it('has the same words for all that is not there or not theirs, and leads to Today and the search', async () => {
    const theirs = await aCase(other);
    const { context, page } = await signedIn(desk.leo, 'nowhere', { viewport: phone });
    const heading = page.getByRole('heading', { name: 'There is nothing here' });
    await heading.waitFor();
    const words = await page.getByRole('main').textContent();
    const organization = `${running.program.url}/app/o/${desk.leo.organizationId}`;
    for (const path of [
      ...['cases/22222222', 'cases/x', `cases/${theirs.reference}`],
      ...[`desks/${other.slug}/settings`, `desks/${other.slug}/quarantine`, `desks/${other.slug}/outbox`],
      `desks/${other.slug}/customers/${theirs.customerId}`,
    ]) {
      await page.goto(`${organization}/${path}`);
      await heading.waitFor();
      expect(await page.getByRole('main').textContent(), path).toBe(words);
    }
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Search for it' }).click();
    await page.getByRole('searchbox').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Back to Today' }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();

    await page.goto(`${running.program.url}/app/o/${other.leo.organizationId}/today`);
    await heading.waitFor();
    await page.getByRole('link', { name: 'Back to Today' }).click();
    await page.waitForURL(`${organization}/today`);
    await context.close();
  });
});

describe('a network that is away', () => {
  it('takes no word, says so once, and goes on by itself', async () => {
    const { reference } = await aCase(desk);
    const { context, page } = await signedIn(desk.dana, `cases/${reference}`);
    await page.getByRole('tab', { name: 'Note to companies' }).click();
    const note = page.getByRole('textbox', { name: 'Note to companies' });
    await lost(context, page);
    await expectAccessible(page);
    await note.fill('The sheet has two versions.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('Not sent, still here').waitFor();
    expect(await note.inputValue()).toBe('The sheet has two versions.');
    await foundAgain(context, page);
    await page.getByRole('alert').getByText('Throughline answers again').waitFor();
    await lost(context, page);

    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Desk settings' }).click();
    await page.getByRole('alert').getByText('This goes on by itself').waitFor();
    await foundAgain(context, page);
    await page.getByRole('heading', { name: 'When the desk is there' }).waitFor();

    await page.goBack();
    await note.waitFor();
    expect(await note.inputValue()).toBe('The sheet has two versions.');
    await note.focus();
    await page.keyboard.press('Control+Enter');
    await said(page, 'The sheet has two versions.').waitFor();
    await context.close();
  });

  it.each([
    ['narrow', phone],
    ['wide', desktop],
  ])(
    'is said beside the case and on none of it, however far one has scrolled (%s)',
    async (_how, viewport) => {
      const { reference } = await aCase(desk);
      const { context, page } = await signedIn(desk.dana, `cases/${reference}`, { viewport });
      const title = page.getByRole('heading', { level: 1 });
      await page.getByRole('textbox', { name: 'Reply to' }).waitFor();
      await title.evaluate((one) => window.scrollTo(0, one.getBoundingClientRect().top - 4));
      const scrolled = await page.evaluate(() => window.scrollY > 0);
      expect(scrolled).toBe(viewport === phone);
      await lost(context, page);
      if (!scrolled) await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const [words, bar] = [await title.boundingBox(), await isAway(page).boundingBox()];
      if (!words || !bar) throw new Error('both are on the screen');
      expect(bar.y).toBe(0);
      expect(words.y).toBeGreaterThanOrEqual(bar.height);
      await context.close();
    },
  );

  it('sends once what arrived although nobody heard that it did', async () => {
    const { reference } = await aCase(desk);
    const { context, page } = await signedIn(desk.dana, `cases/${reference}`);
    await page.getByRole('tab', { name: 'Note to companies' }).click();
    const note = page.getByRole('textbox', { name: 'Note to companies' });
    await note.fill('Page 4 is wrong.');
    const drafts = async () => (await running.test.sql('select text from drafts')).rows;
    await expect.poll(drafts).toContainEqual({ text: 'Page 4 is wrong.' });
    await page.route('**/messages', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await note.press('Control+Enter');
    const unsent = page.getByRole('alert').getByText('Not sent, still here');
    await unsent.waitFor();
    // The line tells that it arrived, and the draft is gone; what the field says of itself stays true.
    await said(page, 'Page 4 is wrong.').waitFor();
    await expect.poll(drafts).not.toContainEqual({ text: 'Page 4 is wrong.' });
    expect(await note.inputValue()).toBe('Page 4 is wrong.');
    await page.unroute('**/messages');
    await note.press('Control+Enter');
    await unsent.waitFor({ state: 'detached' });
    await expect.poll(() => note.inputValue()).toBe('');
    expect(await said(page, 'Page 4 is wrong.').count()).toBe(1);
    await expect.poll(drafts).not.toContainEqual({ text: 'Page 4 is wrong.' });
    await context.close();
  });

  it('sends no changed words beside those that arrived unheard, and keeps them', async () => {
    const { reference } = await aCase(desk);
    const { context, page } = await signedIn(desk.dana, `cases/${reference}`);
    const reply = page.getByRole('textbox', { name: 'Reply to' });
    await reply.fill('Press it in.');
    await page.route('**/sendings', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await reply.press('Control+Enter');
    await page.getByRole('alert').getByText('Not sent, still here').waitFor();
    await page.unroute('**/sendings');
    await reply.fill('Press it in, then wait.');
    await reply.press('Control+Enter');
    await page.getByRole('alert').getByText('This was sent already, as you first wrote it.').waitFor();
    expect(await reply.inputValue()).toBe('Press it in, then wait.');
    const drafts = async () =>
      (await running.test.sql(`select state, text from drafts where text like 'Press it in%' order by id`))
        .rows;
    await expect.poll(drafts).toEqual([
      { state: 'sending', text: 'Press it in.' },
      { state: 'writing', text: 'Press it in, then wait.' },
    ]);
    await reply.press('Control+Enter');
    await page.getByText('Sending to').first().waitFor();
    await context.close();
  });
});
