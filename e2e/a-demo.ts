import pino from 'pino';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Guide, guideTo } from '../src/demo/guide.ts';
import { tellOnce } from '../src/entry/commands/demo.ts';
import { type Running, start, withPort } from '../src/entry/start.ts';
import { readSettings } from '../src/platform/settings.ts';
import { testSecret } from '../src/testing/cluster.ts';
import type { TestDatabase } from '../src/testing/database.ts';
import type { aBrowser } from './browser.ts';

/** The stories, told once a test file into a program of its own. */
export function aDemo(test: TestDatabase, browser: ReturnType<typeof aBrowser>) {
  let told: { running: Running; guide: Guide } | undefined;
  beforeAll(async () => {
    const settings = await withPort(readSettings({ THROUGHLINE_PORT: '0', THROUGHLINE_SMTP_PORT: '0' }));
    const log = pino({ level: 'silent' });
    const opened = {
      ...{ admin: test.admin, secret: testSecret, kind: 'demo' as const, folder: null },
      close: async () => {},
    };
    await tellOnce(opened, settings, log);
    const running = await start(opened, settings, log);
    told = { running, guide: await guideTo(running) };
  }, 600_000);
  afterAll(() => told?.running.close());

  const demo = () => {
    if (!told) throw new Error('the demo is told only inside tests');
    return told;
  };
  return {
    running: () => demo().running,
    guide: () => demo().guide,
    /** Follows the demo's link of somebody, on a desktop unless told otherwise. */
    async signedIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
      const page = await (await browser.open(options)).newPage();
      await page.goto(demo().guide.people.find((person) => person.name === name)?.signIn ?? '');
      // A client begins with what it wants to know in the morning.
      await page.getByRole('heading', { name: /^(Today|This morning)$/ }).waitFor();
      return page;
    },
  };
}
