import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, EntryView } from '../src/modules/cases/contract.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, signIn } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const HOUR = 3_600_000;
const happened = [
  ['message', 'Clearline'],
  ['note', 'Clearline'],
  ['task asked', 'Clearline'],
  ['task done', 'Harmon Audio'],
  ['note', 'Soundhouse'],
  ['contact', null],
  ['split', 'Clearline'],
  ['next word missed', null],
] as const;

/** So many entries of three companies, the last of them now: 200 are three weeks. */
function busy(theCase: CaseView, length: number): CaseView {
  const [first] = theCase.entries;
  if (!first) throw new Error('a case begins with its contact');
  const entries = Array.from({ length: length - 1 }, (_, index): EntryView => {
    const [kind, organization] = happened[(index * 5 + (index >> 3)) % happened.length] ?? happened[0];
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    return {
      ...first,
      ...{ id, kind, text: `The words of ${index}`, taskId: kind.startsWith('task') ? id : null, due: null },
      at: new Date(Date.now() - (length - 1 - index) * 2.5 * HOUR - (index % 3) * HOUR).toISOString(),
      audience: kind === 'message' || kind === 'contact' ? 'customer' : 'companies',
      askedOf: kind === 'task asked' ? 'Harmon Audio' : null,
      author:
        organization === null
          ? first.author
          : { ...first.author, kind: 'person', id: theCase.owner.id, name: 'Dana Okafor', organization },
    };
  });
  const at = new Date(Date.now() - (length + 8) * 2.5 * HOUR).toISOString();
  return { ...theCase, entries: [{ ...first, at }, ...entries] };
}

type Offer = CaseView['joinOffers'][number];

async function onScreen(width: number, length: number, joinOffers: Offer[] = []): Promise<Page> {
  const { id } = await aCase(desk);
  const context = await browser.open({ viewport: { width, height: 900 } });
  await signIn(context, running, desk.dana.id);
  const page = await context.newPage();
  await page.route(`**/api/cases/${id}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...busy(await answer.json(), length), joinOffers } });
  });
  await page.goto(`${running.program.url}/app/cases/${id}`);
  await page.getByRole('group', { name: /^Stations/ }).waitFor();
  return page;
}

/** Texts of the picture that lie over one another, as the browser drew them. */
const overlapping = (page: Page) =>
  page.getByRole('group', { name: /^Stations/ }).evaluate((picture) => {
    const texts = [...picture.querySelectorAll('text')].map((text) => ({
      words: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    const pairs = texts.flatMap((one, index) => texts.slice(index + 1).map((other) => ({ one, other })));
    const over = pairs.filter(
      ({ one: { box: a }, other: { box: b } }) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
    );
    return { texts: texts.length, over: over.map(({ one, other }) => `${one.words} over ${other.words}`) };
  });

describe('the line of 200 entries', () => {
  it.each([360, 1280])(
    'lays no words over others at %i px, and leads to the words by keyboard',
    async (width) => {
      const page = await onScreen(width, 200);
      if (width < 700) await page.keyboard.press('v');
      const { texts, over } = await overlapping(page);
      expect(texts).toBeGreaterThan(20);
      expect(over).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);

      const conversation = page.getByRole('region', { name: 'Conversation' });
      expect((await conversation.boundingBox())?.height).toBeGreaterThan(200);

      const stations = page.getByRole('group', { name: /^Stations/ }).getByRole('button');
      expect(await stations.count()).toBe(200);
      expect(await stations.and(page.locator('[tabindex="0"]')).count()).toBe(1);
      await stations.last().focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      expect(await stations.nth(1).evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^entry-0{8}-/);
      await page.keyboard.press('Escape');
      expect(await stations.nth(1).evaluate((one) => one === document.activeElement)).toBe(true);
      await page.context().close();
    },
  );

  it.each([
    { width: 360, height: 800, below: 'makes room' },
    { width: 1280, height: 700, below: 'stays' },
  ])(
    'is flat at $width by $height px, and opens to the whole: what is below $below',
    async ({ width, height, below }) => {
      const page = await onScreen(width, 12);
      await page.setViewportSize({ width, height });
      const whole = page.getByRole('button', { name: 'The whole line' });
      const picture = page.getByRole('group', { name: /^Stations/ });
      const conversation = page.getByRole('region', { name: 'Conversation' });
      const tall = async () => (await picture.boundingBox())?.height ?? 0;
      await whole.waitFor();
      expect(await tall()).toBeLessThan(100);
      expect(await whole.getAttribute('aria-expanded')).toBe('false');
      const before = await conversation.boundingBox();
      await page.keyboard.press('v');
      expect(await whole.getAttribute('aria-expanded')).toBe('true');
      expect(await tall()).toBeGreaterThan(150);
      const line = await page.getByRole('region', { name: 'The line', exact: true }).boundingBox();
      const opened = await conversation.boundingBox();
      if (below === 'stays') expect(opened).toEqual(before);
      else expect(opened?.y).toBeGreaterThan((line?.y ?? 0) + (line?.height ?? 0));
      await expectAccessible(page);
      await whole.click();
      expect(await tall()).toBeLessThan(100);
      expect(await conversation.boundingBox()).toEqual(before);
      await page.context().close();
    },
  );

  it.each([{ height: 700 }, { height: 900 }])(
    'is as wide as its room where everything fits, at $height px of height',
    async ({ height }) => {
      const page = await onScreen(1280, 6);
      await page.setViewportSize({ width: 1280, height });
      const picture = page.getByRole('group', { name: /^Stations/ });
      const left = () =>
        picture.evaluate((drawn) => {
          const room = drawn.parentElement?.getBoundingClientRect().width ?? 0;
          return room - drawn.getBoundingClientRect().width;
        });
      await expect.poll(left).toBeLessThan(1);
      expect(await left()).toBeGreaterThanOrEqual(0);
      await page.context().close();
    },
  );

  it('opens above what waits for an answer, and not while something lies over the case', async () => {
    const { id, reference, customerId } = await aCase(desk);
    const customer = { id: customerId, name: 'Bill Navarro' };
    const offer: Offer = { caseId: id, reference, subject: 'The other', state: 'open', customer };
    const page = await onScreen(1280, 12, [offer]);
    await page.setViewportSize({ width: 1280, height: 700 });
    const whole = page.getByRole('button', { name: 'The whole line' });
    await whole.waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Join with another case' }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    const dialog = page.getByRole('dialog', { name: 'Join with another case' });
    for (const name of ['Close', 'Cancel']) {
      await dialog.getByRole('button', { name }).focus();
      await page.keyboard.press('v');
      expect(await whole.getAttribute('aria-expanded')).toBe('false');
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('v');
    await page.locator('[data-size="over"] :focus').waitFor();
    // First what is said of the station closes, then the line, and the case stays.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('[data-size="over"]').waitFor({ state: 'detached' });
    await page.keyboard.press('v');
    await page.locator('[data-size="over"]').waitFor();
    const line = await page.getByRole('region', { name: 'The line', exact: true }).boundingBox();
    const join = await page.getByRole('region', { name: /^A mail says that/ }).boundingBox();
    expect(join?.y).toBeGreaterThan((line?.y ?? 0) + (line?.height ?? 0));
    await expectAccessible(page);
    await page.context().close();
  });

  it('turns into what the customer got of it, and back, and axe finds nothing in either', async () => {
    const page = await onScreen(360, 16);
    const lived = page.getByRole('region', { name: 'As the customer lived it' });
    await expectAccessible(page);
    await page.keyboard.press('l');
    await lived.getByText(/^Waited longest .*; heard from 1 person; /).waitFor();
    expect(await lived.getByText(/left a note|asked for help/).count()).toBe(0);
    await expectAccessible(page);
    await page.keyboard.press('l');
    await page.getByRole('region', { name: 'Conversation' }).waitFor();
    await page.context().close();
  });
});
