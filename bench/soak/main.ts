import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../../src/platform/setup-error.ts';
import { runSoak } from './run-soak.ts';
import { tableOf } from './table.ts';
import { complaintsOf } from './verdict.ts';

const shortest = 3;
const longest = 24 * 60;
/** To fill in, to end, and to leave. */
const marginMs = 5 * 60_000;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);

const folder = mkdtempSync(join(tmpdir(), 'throughline-soak-'));
let isGivenUp = false;
const cleanup = new AsyncDisposableStack();
cleanup.defer(() => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => giveUp(`ended by ${signal}`));
const deadline = setTimeout(() => giveUp('the soak took too long'), minutes * 60_000 + marginMs);

try {
  if (!(minutes >= shortest && minutes <= longest)) {
    throw new SetupError(`--minutes is from ${shortest} to ${longest}: the first two only warm up.`);
  }
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const soaked = await runSoak({ folder, cleanup, minutes, say });
  const complaints = complaintsOf(soaked);
  const verdict = complaints.length === 0 ? 'flat' : ['not flat', ...complaints].join('\n- ');
  process.stdout.write(`${tableOf(soaked.samples)}\n${verdict}\n`);
  if (complaints.length > 0) process.exitCode = 1;
} catch (error) {
  // What breaks while everything is being stopped is no news.
  if (!isGivenUp) {
    process.stderr.write(`${error instanceof SetupError ? error.message : (error as Error).stack}\n`);
  }
  process.exitCode = 1;
} finally {
  clearTimeout(deadline);
  await cleanup.disposeAsync();
}

async function giveUp(reason: string): Promise<void> {
  isGivenUp = true;
  process.stderr.write(`${reason}\n`);
  await cleanup.disposeAsync();
  process.exit(1);
}
