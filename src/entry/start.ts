import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { Logger } from 'pino';
import { deskOfAddress, takeIn } from '../modules/conversations/mail/take-in.ts';
import type { LetterWays } from '../modules/preparations/mail/send-letters.ts';
import { makeAuth } from '../platform/auth/auth.ts';
import { Database } from '../platform/database/database.ts';
import { isHeld } from '../platform/database/held.ts';
import { asRole } from '../platform/database/roles.ts';
import { failureOf } from '../platform/http/problem.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { Streams } from '../platform/http/streams.ts';
import { largestMail } from '../platform/largest.ts';
import { mailServerOf, signInMailer } from '../platform/mail/mail-server.ts';
import { startMailParser } from '../platform/mail/parse-in-thread.ts';
import { askNameServers } from '../platform/mail/signers.ts';
import { type SmtpListener, startSmtpListener } from '../platform/mail/smtp-listener.ts';
import type { Settings } from '../platform/settings.ts';
import { SetupError } from '../platform/setup-error.ts';
import { spaced } from '../platform/sweep/spaced.ts';
import type { Worker } from '../platform/sweep/worker.ts';
import { makeWorker } from './make-worker.ts';
import type { Opened } from './open-database.ts';
import { serveHealth, serveWeb } from './serve-web.ts';

const betweenWakingsMs = 100;

export type Running = {
  url: string;
  smtp: { host: string; port: number } | null;
  database: Database;
  worker: Worker;
  /** Stops within ten seconds: takes nothing new, finishes what it has begun. */
  close: () => Promise<void>;
};

/** Starts what the settings' role asks for on an open database. What stops it half-way leaves nothing running. */
export async function start(opened: Opened, settings: Settings, log: Logger): Promise<Running> {
  const begun = new AsyncDisposableStack();
  try {
    return await startWith(begun, { opened, settings: await withPort(settings), log });
  } catch (error) {
    await begun.disposeAsync();
    throw error;
  }
}

type Given = { opened: Opened; settings: Settings; log: Logger };

async function startWith(begun: AsyncDisposableStack, { opened, settings, log }: Given): Promise<Running> {
  const { THROUGHLINE_PORT: port } = settings;
  const url = addressOf(settings);
  const inside = settings.THROUGHLINE_INSIDE;
  if (settings.THROUGHLINE_NAME_SERVERS) askNameServers(settings.THROUGHLINE_NAME_SERVERS);
  const ways = letterWays(settings);
  const { server } = ways;
  const database = new Database(opened.admin, opened.secret, {
    ...{ url, inside, mailServer: server?.host ?? null, sendsTexts: ways.texts !== null },
  });
  begun.defer(() => database.close());
  if (await isHeld(database.server)) {
    log.warn('this is a restored copy and is held: nothing is sent until "throughline release"');
  }
  const parser = startMailParser();
  begun.defer(() => parser.close());
  const streams = new Streams({ database, connection: asRole(opened.admin, 'server', opened.secret), log });
  begun.defer(() => streams.close());
  await streams.listen();

  const worker = makeWorker({ database, log, parser, ways });
  begun.defer(() => worker.close());
  const me = randomUUID();
  // Whoever commits much gives the worker more to do at once: each waking asks every queue what waits.
  database.onCommit = spaced(betweenWakingsMs, () => {
    worker.wake();
    database.server.query(`select pg_notify('work', $1)`, [me]).catch(() => {});
  });
  streams.onWork = (who) => {
    if (who !== me) worker.wake();
  };

  const stop = new AbortController();
  begun.defer(() => stop.abort());
  const auth = makeAuth(database, {
    url,
    secret: opened.secret,
    sendMail: signInMailer({
      server,
      from: ways.from,
      log,
      isHeld: () => isHeld(database.server),
      stop: stop.signal,
    }),
    onFailure: (error) => log.error({ failure: failureOf(error) }, 'a sign-in mail failed'),
  });
  const proxies = settings.THROUGHLINE_PROXIES;
  const isWeb = settings.THROUGHLINE_ROLE !== 'worker';
  const web = isWeb
    ? await serveWeb({ database, auth, streams, log, opened, url, proxies })
    : await serveHealth({ database, streams, log, proxies });
  // Open streams first: whoever stops would wait for them otherwise.
  begun.defer(() => streams.close().then(() => web.close()));
  const smtp = isWeb ? await listenForMail({ database, settings, log }) : null;
  begun.defer(async () => smtp?.close());
  await listen(web, settings, port);
  if (settings.THROUGHLINE_ROLE !== 'web') worker.start();
  return {
    url,
    smtp: smtp && { host: settings.THROUGHLINE_SMTP_HOST, port: smtp.port },
    database,
    worker,
    close: () => begun.disposeAsync(),
  };
}

/** By which ways words go out that belong to no desk. */
function letterWays(settings: Settings): LetterWays {
  const {
    THROUGHLINE_MAIL_FROM: from = 'throughline@localhost.localdomain',
    THROUGHLINE_TEXT_GATEWAY: url,
    THROUGHLINE_TEXT_NUMBER: number,
    THROUGHLINE_TEXT_KEY: key = '',
  } = settings;
  const texts = url && number ? { url, number, key: Buffer.from(key.replace('whsec_', ''), 'base64') } : null;
  return { server: mailServerOf(settings.THROUGHLINE_MAIL_SERVER), from, texts };
}

/** The address under which browsers reach it. */
export const addressOf = (settings: Settings) =>
  (settings.THROUGHLINE_URL ?? `http://localhost:${settings.THROUGHLINE_PORT}`).replace(/\/$/, '');

async function listenForMail(deps: {
  database: Database;
  settings: Settings;
  log: Logger;
}): Promise<SmtpListener | null> {
  const { THROUGHLINE_SMTP_PORT: port, THROUGHLINE_SMTP_HOST: host } = deps.settings;
  if (port === undefined) return null;
  const listening = startSmtpListener({
    host,
    port,
    name: 'throughline',
    maxBytes: largestMail,
    knows: async (address) => (await deskOfAddress(deps.database, address)) !== undefined,
    store: (mail) => takeIn(deps.database, mail),
    log: (event, facts) => deps.log.info(facts, event),
  });
  return listening.catch((error) => {
    throw cannotListen(error, mailDoor(deps.settings));
  });
}

async function listen(web: HttpServer, settings: Settings, port: number): Promise<void> {
  try {
    await web.listen({ host: settings.THROUGHLINE_HOST, port });
  } catch (error) {
    throw cannotListen(error, { ...webDoor(settings), port });
  }
}

/** Where somebody is let in, and what is set to have it elsewhere. */
type Door = { host: string; port: number; hostSetting: string; portSetting: string };

const webDoor = (settings: Settings): Door => ({
  host: settings.THROUGHLINE_HOST,
  port: settings.THROUGHLINE_PORT,
  hostSetting: 'THROUGHLINE_HOST',
  portSetting: '--port or THROUGHLINE_PORT',
});

const mailDoor = (settings: Settings): Door => ({
  host: settings.THROUGHLINE_SMTP_HOST,
  port: settings.THROUGHLINE_SMTP_PORT ?? 0,
  hostSetting: 'THROUGHLINE_SMTP_HOST',
  portSetting: '--smtp-port or THROUGHLINE_SMTP_PORT',
});

const noSuchAddress = ({ host, hostSetting }: Door) =>
  `${host} is no address of this machine. Correct ${hostSetting}.`;

const whyClosed: Record<string, (door: Door) => string> = {
  EADDRINUSE: ({ port, portSetting }) =>
    `Port ${port} is in use by another program. Choose another one with ${portSetting}.`,
  EACCES: ({ port, portSetting }) =>
    `Port ${port} may not be opened by this user. Choose one from 1024 on with ${portSetting}.`,
  EADDRNOTAVAIL: noSuchAddress,
  ENOTFOUND: noSuchAddress,
  EAI_AGAIN: noSuchAddress,
};

function cannotListen(error: unknown, door: Door): unknown {
  const why = whyClosed[(error as { code?: string }).code ?? ''];
  return why ? new SetupError(why(door)) : error;
}

/** Before anything that takes long: a port that somebody else holds is found at once. */
export async function refuseTakenPorts(settings: Settings): Promise<void> {
  for (const door of [webDoor(settings), mailDoor(settings)]) if (door.port !== 0) await tryDoor(door);
}

function tryDoor(door: Door): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error) => reject(cannotListen(error, door)));
    probe.listen({ host: door.host, port: door.port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/** Port 0 means any that is free; which one has to be known before the first link is written. */
export async function withPort(settings: Settings): Promise<Settings> {
  const { THROUGHLINE_HOST: host, THROUGHLINE_PORT: port } = settings;
  return { ...settings, THROUGHLINE_PORT: port || (await freePort(host)) };
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
