import { createServer } from 'node:net';
import type { Logger } from 'pino';
import { readNextMail } from '../modules/conversations/mail/read-mail.ts';
import { sendOutbox } from '../modules/conversations/mail/send-outbox.ts';
import { deskOfAddress, takeIn } from '../modules/conversations/mail/take-in.ts';
import { makeAuth } from '../platform/auth/auth.ts';
import { Database } from '../platform/database/database.ts';
import { asRole } from '../platform/database/roles.ts';
import { Streams } from '../platform/http/streams.ts';
import { mailServerOf, signInMailer } from '../platform/mail/mail-server.ts';
import { type MailParser, startMailParser } from '../platform/mail/parse-in-thread.ts';
import { type SmtpListener, startSmtpListener } from '../platform/mail/smtp-listener.ts';
import type { Settings } from '../platform/settings.ts';
import { SetupError } from '../platform/setup-error.ts';
import { eventSweeper, type Pointer, Worker } from '../platform/work/worker.ts';
import { modules } from './modules.ts';
import type { Opened } from './open-database.ts';
import { serveWeb } from './serve-web.ts';

export type Running = {
  url: string;
  smtp: { host: string; port: number } | null;
  database: Database;
  worker: Worker;
  /** Stops within ten seconds: takes nothing new, finishes what it has begun. */
  close: () => Promise<void>;
};

/** Starts what the settings' role asks for on an open database. */
export async function start(opened: Opened, settings: Settings, log: Logger): Promise<Running> {
  const port = settings.THROUGHLINE_PORT || (await freePort(settings.THROUGHLINE_HOST));
  const url = (settings.THROUGHLINE_URL ?? `http://localhost:${port}`).replace(/\/$/, '');
  const database = new Database(opened.admin, opened.secret, { url });
  const streams = new Streams({ database, connection: asRole(opened.admin, 'server', opened.secret), log });
  await streams.listen();

  const parser = startMailParser();
  const server = mailServerOf(settings.THROUGHLINE_MAIL_SERVER);
  const worker = makeWorker({ database, log, parser, server });
  const nudge = nudger(database, worker);
  database.onCommit = nudge;
  streams.onWork = () => worker.wake();

  const auth = makeAuth(database, {
    url,
    secret: opened.secret,
    sendMail: signInMailer({ server, from: settings.THROUGHLINE_MAIL_FROM, log }),
  });
  const web = await serveWeb({ database, auth, streams, log, opened, url });
  const smtp = await listenForMail({ database, settings, log });
  if (settings.THROUGHLINE_ROLE !== 'web') worker.start();
  if (settings.THROUGHLINE_ROLE !== 'worker') await listen(web, settings, port);
  return {
    url,
    smtp: smtp && { host: settings.THROUGHLINE_SMTP_HOST, port: smtp.port },
    database,
    worker,
    close: async () => {
      await Promise.all([smtp?.close(), streams.close().then(() => web.close())]);
      await worker.close();
      await parser.close();
      await database.close();
    },
  };
}

type Work = { database: Database; log: Logger; parser: MailParser; server: ReturnType<typeof mailServerOf> };

function makeWorker({ database, log, parser, server }: Work): Worker {
  const point = async (pointers: Pointer[]) => {
    for (let from = 0; from < pointers.length; from += 40) {
      await database.server.query(`select pg_notify('pointers', $1)`, [
        JSON.stringify(pointers.slice(from, from + 40)),
      ]);
    }
  };
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const sweepers = modules.flatMap((module) => module.sweepers ?? []);
  const mails = {
    name: 'mails',
    desks: 'app.desks_with_mails()',
    sweep: async (ctx: Parameters<typeof readNextMail>[0]) => ((await readNextMail(ctx, parser)) ? 1 : 0),
  };
  return new Worker(
    { database, log },
    [mails, ...sweepers, eventSweeper(reactions, point)],
    [() => sendOutbox(database, server, log)],
  );
}

/** Wakes the worker of this process at once and those of others at most every 25 ms: a NOTIFY in each commit would cost too much. */
function nudger(database: Database, worker: Worker): () => void {
  let planned = false;
  return () => {
    worker.wake();
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      database.server.query(`select pg_notify('work', '')`).catch(() => {});
    }, 25).unref();
  };
}

const mostMailBytes = 35 * 1024 * 1024;

async function listenForMail(deps: {
  database: Database;
  settings: Settings;
  log: Logger;
}): Promise<SmtpListener | null> {
  const { THROUGHLINE_SMTP_PORT: port, THROUGHLINE_SMTP_HOST: host } = deps.settings;
  if (port === undefined) return null;
  return startSmtpListener({
    host,
    port,
    name: 'throughline',
    maxBytes: mostMailBytes,
    knows: async (address) => (await deskOfAddress(deps.database, address)) !== undefined,
    store: (mail) => takeIn(deps.database, mail),
    log: (event, facts) => deps.log.info(facts, event),
  });
}

async function listen(
  web: Awaited<ReturnType<typeof serveWeb>>,
  settings: Settings,
  port: number,
): Promise<void> {
  try {
    await web.listen({ host: settings.THROUGHLINE_HOST, port });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new SetupError(
      `Port ${port} is in use by another program. Choose another one with --port or THROUGHLINE_PORT.`,
    );
  }
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
