import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { mailServerOf } from '../../platform/mail/mail-server.ts';
import type { Settings } from '../../platform/settings.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

const root = join(import.meta.dirname, '../../..');

export function nodeFinding(version: string): Finding {
  if (Number(version.split('.')[0]) >= 26) return fine('node', `Version ${version}.`);
  return wrong(
    'node',
    `Version ${version} is too old. Run "npm ci" with optional packages: the project brings the Node it needs.`,
  );
}

export function webFinding(from = root): Finding {
  if (existsSync(join(from, 'dist/web/index.html'))) return fine('screens', 'They are built.');
  if (existsSync(join(from, 'vite.config.ts'))) {
    return note('screens', 'They are not built yet; the next start builds them.');
  }
  return wrong('screens', 'They are missing from this installation. Install the package again.');
}

const leastBytes = 1024 ** 3;

export async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB are free in ${folder}.`;
  return bavail * bsize >= leastBytes ? fine('disk', free) : wrong('disk', `Only ${free} Make room.`);
}

const patienceMs = 3000;

export async function mailFinding(settings: Settings): Promise<Finding> {
  const server = mailServerOf(settings.THROUGHLINE_MAIL_SERVER);
  if (!server) {
    return note(
      'mail',
      'No mail server is set, so nothing is sent. Set THROUGHLINE_MAIL_SERVER to send mail.',
    );
  }
  const where = `${server.host}:${server.port}`;
  if (await answers(server)) return fine('mail', `The mail server ${where} answers.`);
  return wrong(
    'mail',
    `The mail server ${where} does not answer. Correct THROUGHLINE_MAIL_SERVER, or start it.`,
  );
}

function answers({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
