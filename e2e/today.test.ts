import { beforeAll, describe, expect, it } from 'vitest';
import { offerHandOff } from '../src/modules/conversations/commands/hand-off.ts';
import { say } from '../src/modules/conversations/commands/say.ts';
import { beAway } from '../src/modules/people/commands/absences.ts';
import { snooze } from '../src/modules/today/commands/snooze.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, desktop, expectAccessible, narrow, screensOf, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
  const nextWordBy = Temporal.Now.instant().add({ hours: 240 }).toString({ fractionalSecondDigits: 3 });
  for (const name of ['Ana Ruiz', 'Bill Navarro', 'Kim Lee']) await answered(name, nextWordBy);
});

/** A case of Dana's whose customer knows when they hear next. */
async function answered(name: string, nextWordBy: string): Promise<void> {
  for (;;) {
    const made = await aCase(desk, { name, address: `${Math.random()}@customers.example` });
    if (made.ownerId !== desk.dana.id) continue;
    await desk.as(desk.dana, (ctx) =>
      say(ctx, { case: made.id, text: 'We look.', audience: 'customer', nextWordBy }),
    );
    return;
  }
}

describe('a case that rests', () => {
  it('says so on its page, with the way back', async () => {
    const context = await browser.open();
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    const row = page.getByRole('list', { name: 'Cases' }).getByRole('listitem').first();
    const id = await row.getAttribute('data-case');
    await desk.as(desk.dana, (ctx) => snooze(ctx, { cases: [id ?? ''], until: null }));
    await page.goto(`${running.program.url}/app/cases/${id}`);
    const rests = page.getByText(/^Snoozed until somebody answers, or .* at the latest\./);
    await rests.waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Wake / }).click();
    await rests.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await row.waitFor();
    expect(await row.getAttribute('data-case')).toBe(id);
    await context.close();
  });
});

describe('Today, by keyboard alone', () => {
  it('snoozes what was chosen, takes it back, and keeps filters as a view', async () => {
    const context = await browser.open({ reducedMotion: 'reduce' });
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    const press = (...keys: string[]) =>
      keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
    await page.goto(`${running.program.url}/app`);
    const rows = page.getByRole('list', { name: 'Cases' }).getByRole('listitem');
    await rows.nth(2).waitFor();
    const before = await rows.count();

    await press('j', 'x', 'j', 'Shift+X');
    await page.getByText('2 chosen').waitFor();
    await expectAccessible(page);
    await press('z');
    await page
      .getByRole('dialog', { name: 'Snooze 2 cases' })
      .getByRole('button', { name: /tomorrow/ })
      .waitFor();
    await expectAccessible(page, '[role=dialog]');
    await page.locator('[role=dialog] :focus').waitFor();
    await press('Enter');
    await page.getByText(/^2 snoozed until/).waitFor();
    await page.getByRole('button', { name: '2 snoozed', exact: true }).waitFor();
    expect(await rows.count()).toBe(before - 2);
    await rows.first().locator(':focus').waitFor();

    await page.reload();
    await page.getByText(/^2 snoozed until/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await press('u');
    await page.getByText('Undone for 2 cases.').waitFor();
    await rows.nth(before - 1).waitFor();
    await expectAccessible(page);
    expect(await rows.count()).toBe(before);
    const { rows: kept } = await running.test.sql('select from snoozes');
    expect(kept).toEqual([]);

    await page.goto(`${page.url().split('?')[0]}?owner=everybody&state=open`);
    await page.getByRole('button', { name: 'Save as a view' }).waitFor();
    await press('Control+k');
    await page.keyboard.type('Save as');
    await page.getByRole('dialog').getByRole('option', { name: 'Save as a view' }).waitFor();
    await press('Enter');
    const named = page.getByRole('textbox', { name: 'Name of the view' });
    await named.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('All open');
    await press('Enter');
    const tab = page.getByRole('button', { name: 'All open' });
    await tab.waitFor();
    await expectAccessible(page);
    await press('g', 't');
    await page.waitForURL((url) => url.search === '');
    await press('g', '1');
    await page.waitForURL((url) => url.search.includes('owner=everybody'));
    await context.close();
  });

  it('says who is away of those to whom several are handed off, whoever of them it is', async () => {
    await desk.as(desk.tom, (ctx) =>
      beAway(ctx, {
        startsAt: ctx.now,
        endsAt: new Date(Date.parse(ctx.now) + 86_400_000).toISOString(),
        standInId: null,
      }),
    );
    const page = await screensOf(browser, running)('today', desk.dana);
    await page.getByRole('list', { name: 'Cases' }).getByRole('listitem').nth(1).waitFor();
    for (const key of ['j', 'x', 'j', 'x', 'h']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Hand off 2 cases to one person' });
    await dialog.getByLabel('Hand off to').selectOption({ label: 'Priya Raman, Clearline' });
    expect(await dialog.getByText(/is away until/).count()).toBe(0);
    await dialog.getByRole('checkbox', { name: 'Tom Hughes' }).check();
    await dialog.getByText(/Tom Hughes.* is away until/).waitFor();
    await page.context().close();
  });

  it('says what comes back earlier than it was put aside for', async () => {
    const context = await browser.open();
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('list', { name: 'Cases' }).getByRole('listitem').nth(2).waitFor();
    for (const key of ['j', 'x', 'j', 'x', 'z']) await page.keyboard.press(key);
    await page
      .getByRole('dialog', { name: 'Snooze 2 cases' })
      .getByRole('button', { name: /^Until they answer/ })
      .click();
    await page
      .getByText(
        /^2 snoozed until they answer\. 2 come back earlier, the first .*, in time for their next word\.$/,
      )
      .waitFor();
    await context.close();
  });
});

describe('an offer that comes in', () => {
  it('moves no row under whoever stands on it, and is shown where they want it', async () => {
    const own = await aDesk(running.test);
    const owned = async (is: (ownerId: string) => boolean) => {
      for (;;) {
        const made = await aCase(own, { address: `${Math.random()}@customers.example` });
        if (is(made.ownerId)) return made;
      }
    };
    await owned((ownerId) => ownerId === own.dana.id);
    const { id } = await owned((ownerId) => ownerId === own.tom.id);
    const context = await browser.open();
    await signIn(context, running, own.dana.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    const rows = page.getByRole('list', { name: 'Cases' }).getByRole('listitem');
    await rows.first().waitFor();
    await page.keyboard.press('j');
    await rows.first().locator(':focus').waitFor();
    await page.keyboard.press('x');
    await page.getByText('One chosen').waitFor();
    const before = await rows.first().boundingBox();

    await own.as(own.tom, (ctx) =>
      offerHandOff(ctx, { case: id, toId: own.dana.id, situation: 'He plays on Saturday.' }),
    );
    const bar = page.getByRole('region', { name: 'What came in' });
    await bar.getByText(/^Offered to you: /).waitFor();
    expect(await rows.first().boundingBox()).toEqual(before);
    await rows.first().locator(':focus').waitFor();
    for (const size of [narrow, desktop]) {
      await page.setViewportSize(size);
      const boxes = await Promise.all(
        [bar, page.getByRole('region', { name: 'What to do with the chosen cases' })].map((one) =>
          one.boundingBox(),
        ),
      );
      expect((boxes[0]?.y ?? 0) + (boxes[0]?.height ?? 0)).toBeLessThanOrEqual(boxes[1]?.y ?? 0);
      await expectAccessible(page);
    }
    await bar.getByRole('button', { name: 'Show' }).click();
    const offered = page.getByRole('region', { name: 'Offered to you' }).getByRole('link');
    await offered.and(page.locator(':focus')).waitFor();
    await page.getByText('One chosen').waitFor();
    await bar.waitFor({ state: 'detached' });
    await context.close();
  });
});

describe('a next word of somebody else', () => {
  it('that was missed is led to, even where it is in view already', async () => {
    const own = await aDesk(running.test);
    const owners = new Set<boolean>();
    while (owners.size < 2) {
      const made = await aCase(own, { address: `${Math.random()}@customers.example` });
      owners.add(made.ownerId === own.priya.id);
    }
    await running.test.advance('15 days');
    const context = await browser.open();
    await signIn(context, running, own.priya.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app`);
    await page.getByRole('button', { name: /^The next word was missed/ }).click();
    const rows = page.getByRole('region', { name: 'The next word was missed' }).getByRole('link');
    expect(await rows.first().evaluate((row) => row === document.activeElement)).toBe(true);
    await context.close();
  });
});

describe('a list that was there before one could hear of changes', () => {
  it('shows what came in between', async () => {
    const context = await browser.open();
    await signIn(context, running, desk.dana.id);
    const page = await context.newPage();
    const heard = Promise.withResolvers<void>();
    await page.route('**/api/stream?*', async (route) => {
      await heard.promise;
      await route.continue();
    });
    await page.goto(`${running.program.url}/app`);
    await page.getByLabel('Owner').selectOption({ label: 'All cases' });
    await page.getByRole('list', { name: 'Cases' }).getByRole('listitem').nth(2).waitFor();
    await aCase(desk, { name: 'Nora Between', address: 'nora@customers.example' });
    await running.program.worker.settle();
    heard.resolve();
    await page.getByText('Nora Between').waitFor();
    await context.close();
  });
});
