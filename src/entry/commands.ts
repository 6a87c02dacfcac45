import { parseArgs } from 'node:util';
import pino from 'pino';
import { readSettings, type Settings } from '../platform/settings.ts';
import { SetupError } from '../platform/setup-error.ts';
import { buildWeb } from './build-web.ts';
import { openDatabase } from './open-database.ts';
import { setupLink } from './setup.ts';
import { start } from './start.ts';

const usage = `Usage: throughline COMMAND [options]

  start      run the desk
  demo       run a desk with two stories on it
  migrate    bring the database to what this version needs

Options: --port N, --smtp-port N, --data FOLDER, --no-open
`;

const options = {
  port: { type: 'string' },
  'smtp-port': { type: 'string' },
  data: { type: 'string' },
  'no-open': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = {
  port?: string;
  'smtp-port'?: string;
  data?: string;
  'no-open'?: boolean;
  json?: boolean;
  help?: boolean;
};

/** Runs one command; the exit code says how it went. A mistake of whoever typed it is one sentence and no stack. */
export async function runCommand(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const settings = readSettings({ ...process.env, ...fromOptions(values) });
    return await run(positionals[0] ?? 'help', { values, settings });
  } catch (error) {
    const mistake =
      error instanceof SetupError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`${mistake ? (error as Error).message : (error as Error).stack}\n`);
    return mistake ? 2 : 1;
  }
}

function fromOptions(values: Values): Record<string, string> {
  return {
    ...(values.port !== undefined && { THROUGHLINE_PORT: values.port }),
    ...(values['smtp-port'] !== undefined && { THROUGHLINE_SMTP_PORT: values['smtp-port'] }),
    ...(values.data !== undefined && { THROUGHLINE_DATA: values.data }),
  };
}

type Asked = { values: Values; settings: Settings };

async function run(command: string, asked: Asked): Promise<number> {
  switch (command) {
    case 'start':
      return startCommand(asked);
    case 'migrate':
      return migrateCommand(asked);
    case 'help':
      process.stdout.write(usage);
      return 0;
    default:
      throw new SetupError(`There is no command "${command}". ${usage}`);
  }
}

async function startCommand({ settings }: Asked): Promise<number> {
  await buildWeb();
  const log = pino({ level: settings.THROUGHLINE_LOG }, pino.destination({ dest: 2, sync: false }));
  const opened = await openDatabase({ settings, use: 'server', kind: 'production' });
  const running = await start(opened, settings, log);
  if (opened.folder) process.stdout.write(`Data folder: ${opened.folder}\n`);
  process.stdout.write(`Throughline runs at ${running.url}\n`);
  const link = await setupLink(running.database, running.url);
  if (link) process.stdout.write(`Nobody is here yet. Set up the first desk once, with this link: ${link}\n`);
  await untilAskedToStop();
  await running.close();
  await opened.close();
  return 0;
}

async function migrateCommand({ settings }: Asked): Promise<number> {
  const opened = await openDatabase({ settings, use: 'tool', kind: 'production' });
  await opened.close();
  process.stdout.write('The database is ready for this version.\n');
  return 0;
}

export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
