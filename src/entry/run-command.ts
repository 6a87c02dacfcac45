import pg from 'pg';
import { isConnectionFailure } from '../platform/http/problem.ts';
import { Refusal } from '../platform/refusal.ts';
import { SetupError } from '../platform/setup-error.ts';
import { UsageError } from './arguments.ts';
import { help } from './help.ts';

export const exitCodes = { fine: 0, trouble: 1, mistyped: 2 } as const;

type Command = (args: string[]) => Promise<number>;

/** Loaded only when they are asked for: most of them need a small part of the program. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  'mail import': async () => (await import('./commands/mail-import.ts')).mailImportCommand,
  'organization add': async () => (await import('./commands/organization-add.ts')).organizationAddCommand,
  'token create': async () => (await import('./commands/token-create.ts')).tokenCreateCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  release: async () => (await import('./commands/release.ts')).releaseCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
};

/** Runs one command; the exit code says how it went. */
export async function runCommand(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    return complain(error as Failure, args.includes('--json'));
  }
}

async function run(args: string[]): Promise<number> {
  const wantsHelp = args.length === 0 || args[0] === 'help' || args.includes('--help') || args.includes('-h');
  if (wantsHelp) {
    process.stdout.write(help);
    return exitCodes.fine;
  }
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((known) => Object.hasOwn(commands, known));
  const load = name && commands[name];
  if (!load) throw new UsageError(`There is no command "${args[0]}".`);
  return (await load())(args.slice(name.split(' ').length));
}

type Failure = Error & { code?: string; syscall?: string };

/** What the person can mend is a sentence; only a mistake of ours shows where it happened. */
function complain(error: Failure, json: boolean): number {
  const mistyped = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
  const say = (sentence: string) =>
    process.stderr.write(`${json ? JSON.stringify({ error: sentence }) : sentence}\n`);
  if (mistyped) say(`${error.message} "throughline help" lists what there is.`);
  else if (error instanceof SetupError || error instanceof Refusal) say(error.message);
  else if (isAway(error)) say('The database does not answer any more. Please try again.');
  else say(`This is a mistake in Throughline. Please report it with these lines:\n${whereItHappened(error)}`);
  return mistyped ? exitCodes.mistyped : exitCodes.trouble;
}

// A file that is missing has the same code as a database's socket that is.
const isAway = (error: Failure) =>
  isConnectionFailure(error) && ['connect', 'getaddrinfo', undefined].includes(error.syscall);

function whereItHappened(error: Failure): string {
  const lines = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  // What a database says of an error may quote what somebody wrote.
  const what = error instanceof pg.DatabaseError ? `${error.code} ${error.constraint ?? ''}` : error.message;
  return [`${error.name}: ${what}`, ...lines].join('\n');
}
