import lighthouse from 'lighthouse';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { say } from '../src/modules/conversations/commands/say.ts';
import { aCustomer, aDesk, asPerson } from '../src/modules/customerpage/fixtures.ts';
import { cookieOf } from '../src/modules/customerpage/visitor.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { chromiumOptions } from './browser.ts';
import { freePort } from './program.ts';

const running = runningThroughline();
const runs = 3;
const mostRuns = 5;
let browser: Browser;
let port: number;
beforeAll(async () => {
  port = await freePort();
  const { args, ...options } = chromiumOptions;
  browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${port}`] });
});
afterAll(() => browser.close());

type Scores = { performance: number; accessibility: number };

/**
 * As a phone on a slow line meets it: line and processor are slowed while the page opens. Reckoned of a quick opening
 * instead, a moment in which the machine did something else would count four times.
 */
async function scoresOf(url: string, cookie: string): Promise<Scores | null> {
  const result = await lighthouse(url, {
    ...{ port, logLevel: 'silent', output: 'json', throttlingMethod: 'devtools' },
    onlyCategories: ['performance', 'accessibility'],
    extraHeaders: { Cookie: cookie },
  });
  const { categories, runtimeError } = result?.lhr ?? {};
  // The browser did not begin to record: nothing was measured, good or bad.
  if (runtimeError?.code === 'NO_NAVSTART') return null;
  if (!categories || runtimeError) throw new Error(runtimeError?.message ?? 'Lighthouse gave no answer');
  const score = (name: keyof Scores) => Math.round((categories[name]?.score ?? 0) * 100);
  return { performance: score('performance'), accessibility: score('accessibility') };
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

describe("the customer's page", () => {
  it('is quick and accessible for Lighthouse: at least 98 of 100 each, median of three', async () => {
    const { test, program } = running;
    const desk = await aDesk(test);
    const bill = await aCustomer(test, desk);
    for (let n = 1; n <= 19; n += 1) {
      const text = `Message ${n}: we have looked at the board, and write again when the part is here.`;
      await asPerson(test, desk.dana, (ctx) => say(ctx, { case: bill.caseId, text, audience: 'customer' }));
    }
    const [url, cookie] = [`${program.url}/page/${desk.slug}`, `${cookieOf(desk.slug)}=${bill.token}`];
    // A browser that has just started is busy with itself.
    const first = await browser.newPage({ extraHTTPHeaders: { Cookie: cookie } });
    await first.goto(url);
    await first.close();
    const all: Scores[] = [];
    for (let run = 0; all.length < runs && run < mostRuns; run += 1) {
      const scores = await scoresOf(url, cookie);
      if (scores) all.push(scores);
    }
    expect(all).toHaveLength(runs);
    process.stdout.write(`Lighthouse on the customer's page: ${JSON.stringify(all)}\n`);
    expect(median(all.map(({ performance }) => performance))).toBeGreaterThanOrEqual(98);
    expect(median(all.map(({ accessibility }) => accessibility))).toBeGreaterThanOrEqual(98);
  });
});
