import { connect, createServer } from 'node:net';
import type { Settings } from '../../platform/settings.ts';
import { type Finding, fine, wrong } from './finding.ts';

type Door = { about: string; host: string; port: number; how: string; isOurs: () => Promise<boolean> };

/** Whether each port is free, or held by a Throughline that runs already. */
export async function portFindings(settings: Settings): Promise<Finding[]> {
  const web = { host: settings.THROUGHLINE_HOST, port: settings.THROUGHLINE_PORT };
  const smtp = { host: settings.THROUGHLINE_SMTP_HOST, port: settings.THROUGHLINE_SMTP_PORT ?? 0 };
  const doors: Door[] = [
    { about: 'port', ...web, how: '--port or THROUGHLINE_PORT', isOurs: () => answersAlive(web) },
    {
      about: 'smtp port',
      ...smtp,
      how: '--smtp-port or THROUGHLINE_SMTP_PORT',
      isOurs: () => greetsAsUs(smtp),
    },
  ];
  return Promise.all(doors.filter(({ port }) => port !== 0).map(doorFinding));
}

async function doorFinding({ about, host, port, how, isOurs }: Door): Promise<Finding> {
  const code = await tryToListen(host, port);
  if (code === null) return fine(about, `Port ${port} is free.`);
  if (code === 'EACCES')
    return wrong(about, `Port ${port} may not be used by this user. Choose one above 1023.`);
  if (code !== 'EADDRINUSE')
    return wrong(about, `Nobody can listen at ${host}:${port} (${code}). Correct ${how}.`);
  if (await isOurs()) return fine(about, `A Throughline is running at port ${port}.`);
  return wrong(about, `Port ${port} is in use by another program. Choose another one with ${how}.`);
}

function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: Error & { code?: string }) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

type Address = { host: string; port: number };
const patienceMs = 2000;

async function answersAlive({ host, port }: Address): Promise<boolean> {
  try {
    const answer = await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/healthz`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    return ((await answer.json()) as { status?: string }).status === 'alive';
  } catch {
    return false;
  }
}

function greetsAsUs({ host, port }: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: host === '0.0.0.0' ? '127.0.0.1' : host, port, timeout: patienceMs });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('data', (greeting) => end(/^220 throughline\b/i.test(greeting.toString('latin1'))));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
