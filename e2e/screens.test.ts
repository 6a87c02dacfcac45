import { beforeAll, describe, expect, it } from 'vitest';
import { say } from '../src/modules/conversations/commands/say.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectFitting, looks, screensOf, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
const screen = screensOf(browser, running);
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

describe('a first look over a slow line', () => {
  it('weighs less than 600 kB in fewer than 40 answers, with every screen there before it is wanted', async () => {
    const context = await browser.open();
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    const weights: number[] = [];
    line.on('Network.loadingFinished', ({ encodedDataLength }) => weights.push(encodedDataLength));
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(weights.length).toBeLessThan(40);
    expect(weights.reduce((sum, one) => sum + one)).toBeLessThan(600_000);
    // Nothing more is asked of the line but what is to be shown.
    const screens: string[] = [];
    page.on('request', (request) => request.url().includes('/assets/') && screens.push(request.url()));
    await page.getByRole('link', { name: 'Knowledge' }).click();
    await page.getByRole('heading', { name: 'Knowledge' }).waitFor();
    expect(screens.filter((url) => /\.(js|css)$/.test(url))).toEqual([]);
    await context.close();
  });
});

describe('screens that one is seldom on', () => {
  it('are for all to read: for whom one works now', async () => {
    const other = await aDesk(running.test);
    await running.test.sql('insert into memberships (organization_id, person_id) values ($1, $2)', [
      ...[other.tom.organizationId, desk.tom.id],
    ]);
    const context = await browser.open();
    await signIn(context, running, desk.tom.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/today`);
    await page.getByRole('heading', { name: 'For whom do you work now?' }).waitFor();
    expect(await page.getByRole('main').getByRole('link').count()).toBe(2);
    await expectFitting(page, looks);
    await page.getByRole('link', { name: 'Clearline' }).first().click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
  });

  it('are for all to read: one that could not be drawn, which can be tried again', async () => {
    const page = await screen('today', desk.dana);
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    const outbox = '**/api/desks/*/outbox*';
    await page.route(outbox, (route) => route.fulfill({ json: { items: [null], next: null } }));
    await page.getByRole('link', { name: 'Outbox' }).click();
    await page.getByRole('heading', { name: 'This screen could not be shown' }).waitFor();
    await expectFitting(page, looks);
    await page.unroute(outbox);
    await page.reload();
    await page.getByRole('heading', { name: 'Outbox' }).waitFor();
  });

  it('are for all to read: what the desk sends, and one mail of it', async () => {
    const { id } = await aCase(desk);
    await desk.as(desk.dana, (ctx) => say(ctx, { case: id, text: 'We look.', audience: 'customer' }));
    const page = await screen(`desks/${desk.slug}/outbox`, desk.dana);
    const mail = page.getByRole('main').locator('[data-row]').first();
    await mail.waitFor();
    await expectFitting(page, looks);
    await mail.click();
    await page.getByRole('button', { name: 'Close' }).waitFor();
    await expectFitting(page, looks);
  });
});
