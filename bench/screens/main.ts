import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { Guide } from '../../src/demo/guide.ts';
import { percentile } from '../figures.ts';
import { round } from './round.ts';

/** What somebody does on a screen is seen to be done within this. */
const mostMs = 100;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'throughline-screens-'));
const program = join(import.meta.dirname, '../../src/entry/cli.ts');
const demo = spawn(process.execPath, [program, 'demo', '--json', '--no-open', '--data', folder], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, THROUGHLINE_PORT: '0', THROUGHLINE_SMTP_PORT: '0' },
});
await using cleanup = new AsyncDisposableStack();
cleanup.defer(async () => {
  const ended = once(demo, 'exit');
  if (demo.kill('SIGTERM')) await ended;
  rmSync(folder, { recursive: true, force: true });
});

const [line] = await once(createInterface(demo.stdout), 'line');
const { people }: Guide = JSON.parse(line);
const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
cleanup.defer(() => browser.close());

const times = new Map<string, number[]>();
for (let count = 0; count < Number(values.rounds); count++) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  for await (const [action, ms] of round(context, people)) {
    times.set(action, [...(times.get(action) ?? []), ms]);
  }
  await context.close();
}

const rows = [...times].map(([action, all]) => {
  const sorted = all.toSorted((one, other) => one - other);
  return { action, median: Math.round(percentile(sorted, 50)), worst: Math.round(percentile(sorted, 100)) };
});
for (const { action, median, worst } of rows) {
  const late = median > mostMs ? '  late' : '';
  process.stdout.write(`${action.padEnd(44)}${`${median}`.padStart(6)}${`${worst}`.padStart(8)}${late}\n`);
}
if (rows.some(({ median }) => median > mostMs)) process.exitCode = 1;
