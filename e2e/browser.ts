import { createHmac } from 'node:crypto';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Worker } from '../src/platform/sweep/worker.ts';
import { testSecret } from '../src/testing/cluster.ts';
import type { TestDatabase } from '../src/testing/database.ts';
import type { RunningTest } from '../src/testing/running.ts';
import { aSessionOf } from './session.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium as it is made for having no screen, keeping to itself: a quarter less work than the whole. */
export const chromiumOptions = { executablePath: '/usr/bin/chromium-headless-shell', args: quiet };

/** With what only a browser on a desk has, such as putting a page beside other apps. */
export const wholeChromiumOptions = { executablePath: '/usr/bin/chromium', args: quiet };

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };
export const narrow = { width: 360, height: 740 };

/** In light and in dark, narrow and wide. */
export const looks = (['light', 'dark'] as const).flatMap((look) => [
  [look, narrow] as const,
  [look, desktop] as const,
]);

/** Debian's Chromium, started once a test file. */
export function aBrowser(started = chromiumOptions): {
  open: (options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext>;
} {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch(started);
  });
  afterAll(() => browser?.close());
  return {
    open: async (options) => {
      if (!browser) throw new Error('the browser is open only inside tests');
      const context = await browser.newContext({ viewport: desktop, ...options });
      context.setDefaultTimeout(40_000);
      return context;
    },
  };
}

/** Signs a person in. */
export async function signIn(context: BrowserContext, running: RunningTest, personId: string): Promise<void> {
  const token = await aSessionOf(running.test, personId);
  const signature = createHmac('sha256', testSecret).update(token).digest('base64');
  const value = encodeURIComponent(`${token}.${signature}`);
  await context.addCookies([
    { name: 'throughline.session_token', value, url: running.program.url, httpOnly: true },
  ]);
}

type SomebodyHere = { id: string; organizationId: string };

/** Opens a screen as somebody sees it who is signed in, by its address within their company's. */
export const screensOf =
  (browser: ReturnType<typeof aBrowser>, running: RunningTest) =>
  async (path: string, person: SomebodyHere): Promise<Page> => {
    const context = await browser.open();
    await signIn(context, running, person.id);
    const page = await context.newPage();
    await page.goto(`${running.program.url}/app/o/${person.organizationId}/${path}`);
    return page;
  };

type Installation = { test: TestDatabase; worker: Worker };

/** What is on its way on a page is sent: the seconds in which it can be taken back are over. */
export async function sendNow(page: Page, { test, worker }: Installation): Promise<void> {
  await page.getByText(/^Sending to /).waitFor();
  await test.advance('10 seconds');
  await worker.settle();
}

/** axe finds nothing on what the page shows now, or only on what lies over it. */
export async function expectAccessible(page: Page, within = ':root'): Promise<void> {
  await expectNothingBy(page, within);
}

/** As above in light; in dark nothing but the colours is other. The page is light again afterwards. */
export async function expectAccessibleInBoth(page: Page, within = ':root'): Promise<void> {
  await expectAccessible(page, within);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    if (colorScheme === 'dark') await expectNothingBy(page, within, ['color-contrast', 'link-in-text-block']);
  }
}

type Look = readonly ['light' | 'dark', { width: number; height: number }];

/** Light and narrow, dark and wide, unless it is said how: axe finds nothing, and nothing lies beside the screen. */
export async function expectFitting(
  page: Page,
  looks: readonly Look[] = [
    ['light', phone],
    ['dark', desktop],
  ],
): Promise<void> {
  for (const [colorScheme, size] of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide).toBe(false);
  }
}

async function expectNothingBy(page: Page, within: string, rules?: string[]): Promise<void> {
  const found = await wrongOnPage(page, within, { rules });
  for (const frame of page.frames().slice(1)) found.push(...(await wrongInFrame(page, frame, rules)));
  expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Nothing but what is wrong leaves the page: all that is right weighs more than looking for it. */
async function wrongOnPage(
  page: Page,
  within: string,
  { rules, without = [] }: { rules?: string[] | undefined; without?: string[] } = {},
): Promise<axe.Result[]> {
  await page.evaluate(comeToRest);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    iframes: false,
    resultTypes: ['violations'],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    ...(rules && { runOnly: rules }),
  };
  return page.evaluate(
    async ([part, how]) => (await (window as unknown as { axe: typeof axe }).axe.run(part, how)).violations,
    [within, options] as const,
  );
}

/** What still fades in has not the contrast yet that it will have. */
async function comeToRest(): Promise<void> {
  const moving = document
    .getAnimations()
    .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(moving.map((one) => one.finished));
}

/** What axe asks of a page alone, and not of a part of one. */
const ofPages = ['document-title', 'landmark-one-main', 'page-has-heading-one', 'region', 'bypass'];

/** What stands in a frame runs nothing there, not even a clock for axe, so it is looked at by itself. */
async function wrongInFrame(page: Page, frame: Frame, rules?: string[]): Promise<axe.Result[]> {
  const alone = await page.context().newPage();
  await alone.setContent(await frame.content());
  const wrong = await wrongOnPage(alone, ':root', { rules, without: ofPages });
  await alone.close();
  return wrong;
}
