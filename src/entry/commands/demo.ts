import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import pino from 'pino';
import { people } from '../../demo/cast.ts';
import { DemoClock } from '../../demo/demo-clock.ts';
import { asText, type Guide, guideTo, pageOf, tellOfNewCustomers, writeGuide } from '../../demo/guide.ts';
import { tellStories } from '../../demo/tell.ts';
import { Database } from '../../platform/database/database.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { asRole, ensureRoles } from '../../platform/database/roles.ts';
import { startMailParser } from '../../platform/mail/parse-in-thread.ts';
import type { Settings } from '../../platform/settings.ts';
import { readOptions, settingsFrom } from '../arguments.ts';
import { buildWeb } from '../build-web.ts';
import { makeMailReader, makeWorker } from '../make-worker.ts';
import { type Opened, openDatabase } from '../open-database.ts';
import { setupLink } from '../setup.ts';
import { addressOf, refuseTakenPorts, start, withPort } from '../start.ts';
import { askedToStop, stop } from '../until-asked-to-stop.ts';

const smtpPort = '2525';

export async function demoCommand(args: string[]): Promise<number> {
  const values = readOptions(args, {
    port: { type: 'string' },
    'smtp-port': { type: 'string' },
    'no-open': { type: 'boolean' },
  });
  const environment = { THROUGHLINE_SMTP_PORT: smtpPort, THROUGHLINE_LOG: 'warn', ...process.env };
  const settings = await withPort(settingsFrom(values, { ...environment, THROUGHLINE_ROLE: 'both' }));
  const log = pino({ level: settings.THROUGHLINE_LOG }, pino.destination({ dest: 2, sync: false }));
  await refuseTakenPorts(settings);
  const opened = await openDatabase({ settings, use: 'server', kind: 'demo' });
  try {
    await Promise.all([buildWeb(), tellOnce(opened, settings, log)]);
    const running = await start(opened, settings, log);
    const guide = await guideTo(running);
    const folder = opened.folder ?? resolve(settings.THROUGHLINE_DATA ?? 'demo-data');
    await mkdir(folder, { recursive: true });
    const file = await writeGuide(guide, folder);
    const files = [`Data folder: ${folder}`, `All links: ${file}`];
    process.stdout.write(values.json ? `${JSON.stringify(guide)}\n` : asText(guide, files));
    if (!values['no-open']) await showInBrowser(guide);
    const stopped = new AbortController();
    const telling = tellOfNewCustomers(
      { running, guide, folder },
      (customers) => {
        if (!values.json)
          process.stdout.write(`\nA new customer's own page:\n${customers.map(pageOf).join('\n')}\n`);
      },
      stopped.signal,
    );
    await askedToStop();
    stopped.abort();
    await telling;
    await stop(running, opened);
  } finally {
    await opened.close();
  }
  return 0;
}

/** Tells the stories in a database where nothing is yet; one in which a telling was cut short is told anew. */
export async function tellOnce(opened: Opened, settings: Settings, log: Logger): Promise<void> {
  const owner = asRole(opened.admin, 'owner', opened.secret);
  const clock = await DemoClock.open(owner);
  const url = addressOf(settings);
  let database = new Database(opened.admin, opened.secret, { url, size: 6 });
  const parser = startMailParser();
  try {
    const isEmpty = (await setupLink(database, url)) !== null;
    if (!isEmpty && (await clock.isOnTime())) return;
    if (!isEmpty) {
      process.stderr.write('The last telling was cut short; the stories are told from the beginning.\n');
      await database.close();
      await clock.takeBack();
      await ensureRoles(opened.admin, opened.secret);
      await migrate(owner, 'demo');
      database = new Database(opened.admin, opened.secret, { url, size: 6 });
    }
    const worker = makeWorker({ database, log, parser, ways: { server: null, from: '', texts: null } });
    const reader = makeMailReader({ database, log, parser });
    await tellStories({ database, worker, reader, clock, progress: showProgress() });
  } finally {
    await parser.close();
    await database.close();
    await clock.close();
  }
}

function showProgress(): (part: number) => void {
  const { stderr } = process;
  if (!stderr.isTTY) {
    stderr.write('Telling three weeks of stories …\n');
    return () => {};
  }
  return (part) => {
    const day = Math.ceil(part * 21);
    stderr.write(`\rTelling three weeks of stories: day ${day} of 21${part === 1 ? '\n' : ''}`);
  };
}

/** Opens as the agent of the first story; where there is no screen, the printed links have to do. */
async function showInBrowser(guide: Guide): Promise<void> {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const { default: open } = await import('open');
  const agent = guide.people.find(({ email }) => email === people.dana.mail);
  const browser = await open(agent?.signIn ?? guide.url);
  browser.on('error', () =>
    process.stderr.write('The browser could not be opened; use one of the links above.\n'),
  );
}
