import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../src/platform/setup-error.ts';
import type { Measure } from './load/plan.ts';
import { ofClient } from './load/plan-of.ts';
import { report } from './report.ts';
import { runBench, type Size } from './run-bench.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    client: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const usual: Size = { cases: 20_000, copies: 1, secondsEach: 8, mails: 1000, restMs: 10_000 };
const quick: Size = { ...usual, cases: 2000, secondsEach: 2, mails: 100, restMs: 2000 };
const large: Size = { ...usual, copies: 50 };
const client: Size = { ...usual, copies: 10, secondsEach: 4 };
const longestMs = (values.large ? 120 : 30) * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
const cleanup = new AsyncDisposableStack();
cleanup.defer(() => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => giveUp(`ended by ${signal}`));
const deadline = setTimeout(() => giveUp('the benchmark took too long'), longestMs);

try {
  const figures = await runBench({
    folder,
    cleanup,
    size: values.quick ? quick : values.large ? large : values.client ? client : usual,
    only: (values.only?.split(',') ?? (values.client ? [...ofClient] : undefined)) as
      | (Measure | 'mails')[]
      | undefined,
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : report(figures));
} catch (error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
} finally {
  clearTimeout(deadline);
  await cleanup.disposeAsync();
}

async function giveUp(reason: string): Promise<void> {
  process.stderr.write(`${reason}\n`);
  await cleanup.disposeAsync();
  process.exit(1);
}
