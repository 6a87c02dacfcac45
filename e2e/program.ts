import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../src/platform/database/roles.ts';

const root = join(import.meta.dirname, '..');

/** The program as an operator starts it: a process of its own with an embedded database in a folder of its own. */
export class Program {
  readonly folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-'));
  readonly port: number;
  readonly smtpPort: number;
  printed = '';
  readonly #environment: Record<string, string>;
  #child: ChildProcess | undefined;

  private constructor(ports: { port: number; smtpPort: number }, environment: Record<string, string>) {
    this.port = ports.port;
    this.smtpPort = ports.smtpPort;
    this.#environment = environment;
  }

  /** With the settings that it has at each start. */
  static async make(environment: Record<string, string> = {}): Promise<Program> {
    return new Program({ port: await freePort(), smtpPort: await freePort() }, environment);
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts it and waits until it says that it runs; rejects with what it said where it does not. */
  async start(environment: Record<string, string> = {}): Promise<void> {
    const settings = { ...this.#environment, ...environment };
    const database = settings.DATABASE_URL ? [] : ['--data', this.folder];
    const ports = ['--port', `${this.port}`, '--smtp-port', `${this.smtpPort}`];
    const args = ['src/entry/cli.ts', 'start', ...database, ...ports];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, THROUGHLINE_LOG: 'error', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.printed = '';
    await new Promise<void>((resolve, reject) => {
      const heard = (chunk: Buffer) => {
        this.printed += chunk.toString();
        if (this.printed.includes('Throughline runs at')) resolve();
      };
      child.stdout?.on('data', heard);
      child.stderr?.on('data', heard);
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${this.printed}`)));
    });
  }

  /** kill -9, and gone when this returns. */
  async killServer(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** kill -9 for PostgreSQL's postmaster and all of its children. */
  killDatabase(): void {
    const postmaster = Number(
      readFileSync(join(this.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0],
    );
    for (const pid of [postmaster, ...childrenOf(postmaster)]) kill(pid);
  }

  /** SIGTERM; the exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    return gone;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return null;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
}

/** How an operator names a database that is reached by a unix socket. */
export const urlOf = ({ host, port, user, database }: Connection): string =>
  `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
