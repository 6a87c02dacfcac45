import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../src/entry/build-web.ts';

/**
 * Runs everything that must hold: installs what the tests need beside the packages, checks the code, then runs the
 * tests. The last line says how many passed and failed.
 */
type Count = { passed: number; failed: number };

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

try {
  installWhatIsMissing();
  await buildWeb();
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n0 passed, 1 failed\n`);
  process.exit(1);
}
// The tests begin with a cluster that one core makes alone.
const counts = (await Promise.all([vitest(), staticChecks()])).flat();
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function installWhatIsMissing(): void {
  const missing = [
    ...(hasPostgres() ? [] : ['postgresql']),
    ...['chromium', 'chromium-headless-shell'].filter((name) => !existsSync(`/usr/bin/${name}`)),
  ];
  if (missing.length === 0) return;
  const asked = missing.join(' and ');
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `The tests need ${asked} and cannot install it here. Install it (on Debian: apt-get install ${missing.join(' ')}).`,
    );
  }
  // The tests make clusters of their own; Debian's package must not make and start one.
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  apt(['update'], environment);
  apt(['install', '-y', '--no-install-recommends', 'postgresql-common'], environment);
  spawnSync('sed', [
    '-i',
    's/^#\\?create_main_cluster.*/create_main_cluster = false/',
    '/etc/postgresql-common/createcluster.conf',
  ]);
  apt(['install', '-y', '--no-install-recommends', ...missing], environment);
}

function apt(args: string[], env: NodeJS.ProcessEnv): void {
  const result = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (result.status !== 0) throw new Error(`apt-get ${args[0]} did not work: see above.`);
}

function hasPostgres(): boolean {
  const folder = '/usr/lib/postgresql';
  return (
    existsSync(folder) &&
    readdirSync(folder).some((version) => existsSync(join(folder, version, 'bin/postgres')))
  );
}

async function staticChecks(): Promise<Count[]> {
  const counts: Count[] = [];
  for (const [name, args] of [
    ['biome', ['check', '.', '--error-on-warnings']],
    ['tsc', ['-p', '.']],
    ['knip', ['--no-progress']],
  ] as const) {
    counts.push(await step(name, args));
  }
  return counts;
}

async function step(name: string, args: readonly string[]): Promise<Count> {
  const { code, printed } = await run(bin(name), args, 'pipe');
  process.stdout.write(`${printed}${name}: ${code === 0 ? 'ok' : 'failed'}\n`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-tests-'));
  const report = join(folder, 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(bin('vitest'), args, 'inherit');
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  rmSync(folder, { recursive: true });
  if (!found) return { passed: 0, failed: 1 };
  // A file that does not load has no tests to count, and is a failure all the same.
  const failed = Math.max(found.numFailedTests, code === 0 ? 0 : 1);
  return { passed: found.numPassedTests, failed };
}

/** What it prints is kept until it has ended, or shown at once. */
function run(
  command: string,
  args: readonly string[],
  shown: 'pipe' | 'inherit',
): Promise<{ code: number; printed: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', shown, shown] });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, printed: Buffer.concat(printed).toString() }));
  });
}
