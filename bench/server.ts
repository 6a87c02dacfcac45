import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Connection } from '../src/platform/database/roles.ts';
import { secret } from './cluster.ts';
import { handlesOf, rssOf } from './process.ts';

export type Server = {
  url: string;
  smtpPort: number;
  rss: () => number;
  handles: () => number | undefined;
  stop: () => Promise<void>;
};

const program = join(import.meta.dirname, '../src/entry/cli.ts');

type Starting = { admin: Connection; log: string; role?: 'both' | 'web'; mailServer?: string };

/** The product as its users start it, in a process of its own. */
export async function startServer({ admin, log, role = 'both', mailServer }: Starting): Promise<Server> {
  const errors = openSync(log, 'a');
  const child = spawn(process.execPath, [program, 'start', '--json'], {
    stdio: ['ignore', 'pipe', errors],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: urlOf(admin),
      THROUGHLINE_SECRET: secret,
      THROUGHLINE_PORT: '0',
      THROUGHLINE_SMTP_PORT: '0',
      THROUGHLINE_ROLE: role,
      ...(mailServer && { THROUGHLINE_MAIL_SERVER: mailServer }),
    },
  });
  closeSync(errors);
  const { url, smtp } = await address(child, log);
  const pid = child.pid ?? 0;
  return {
    url,
    smtpPort: smtp?.port ?? 0,
    rss: () => rssOf(pid),
    handles: () => handlesOf(pid),
    stop: () => stop(child),
  };
}

function urlOf({ user, password, database, host, port }: Connection): string {
  const url = new URL(`postgres://localhost:${port}/${database}`);
  url.username = user;
  url.password = password;
  url.searchParams.set('host', host);
  return url.href;
}

type Address = { url: string; smtp: { port: number } | null };

async function address(child: ChildProcess, log: string): Promise<Address> {
  if (!child.stdout) throw new Error('the server was started without a pipe');
  for await (const line of createInterface(child.stdout)) {
    const address: Address = JSON.parse(line);
    return { ...address, url: address.url.replace('localhost', '127.0.0.1') };
  }
  throw new Error(`the server did not start: ${readFileSync(log, 'utf8').slice(-2000)}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const impatient = setTimeout(() => child.kill('SIGKILL'), 12_000);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  clearTimeout(impatient);
}

/** Log lines at level error or above: each is a fault that no figure would show. */
export function faultsIn(log: string): string[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /^\{"level":[56]0/.test(line));
}
