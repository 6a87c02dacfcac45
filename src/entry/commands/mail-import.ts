import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { Database } from '../../platform/database/database.ts';
import { mailsIn } from '../../platform/mail/mailboxes.ts';
import { startMailParser } from '../../platform/mail/parse-in-thread.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { readArguments, settingsFrom, UsageError } from '../arguments.ts';
import { type DeskToFill, type ImportedMail, importMail } from '../import-mail.ts';
import { openInstalled } from '../open-installed.ts';

export async function mailImportCommand(args: string[]): Promise<number> {
  const { values, positionals: paths } = readArguments(args, {
    desk: { type: 'string' },
    closed: { type: 'boolean' },
  });
  if (!values.desk) throw new UsageError('Say which desk the mail is for, with --desk.');
  if (paths.length === 0) throw new UsageError('Name the files or folders that hold the mail.');
  for (const path of paths) await requirePath(path);

  const opened = await openInstalled(settingsFrom(values));
  const database = new Database(opened.admin, opened.secret, { size: 4 });
  const progress = progressOn(process.stderr);
  try {
    const desk = await deskNamed(database, values.desk);
    for await (const mail of importAll(database, { ...desk, closed: values.closed ?? false }, paths)) {
      process.stdout.write(`${JSON.stringify(mail)}\n`);
      progress.count();
    }
  } finally {
    progress.end();
    await database.close();
    await opened.close();
  }
  return 0;
}

/** Every mail under the paths in turn, with what became of it. */
export async function* importAll(
  database: Database,
  desk: DeskToFill,
  paths: string[],
): AsyncGenerator<ImportedMail> {
  const parser = startMailParser();
  try {
    for (const path of paths) {
      for await (const found of mailsIn(path)) yield await importMail({ database, parser, desk }, found);
    }
  } finally {
    await parser.close();
  }
}

export async function deskNamed(database: Database, slug: string): Promise<{ id: string; address: string }> {
  const id = await database.as({ kind: 'operator' }, async (ctx) => {
    const { rows } = await sql<{ id: string | null }>`select app.desk_of_slug(${slug}) as id`.execute(ctx.db);
    return rows[0]?.id;
  });
  if (!id) throw new SetupError(`There is no desk "${slug}" here.`);
  return database.as({ kind: 'desk-system', deskId: id }, async (ctx) => {
    const { rows } = await sql<{ address: string }>`select address from desks where id = ${id}`.execute(
      ctx.db,
    );
    return { id, address: rows[0]?.address ?? '' };
  });
}

async function requirePath(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`There is no file or folder ${path} that can be read.`);
}

/** A running count, for a person who watches. */
function progressOn(screen: NodeJS.WriteStream) {
  let done = 0;
  return {
    count: () => {
      done += 1;
      if (screen.isTTY && done % 20 === 0) screen.write(`\r${done} mails`);
    },
    end: () => {
      if (screen.isTTY) screen.write(`\r${done} mails\n`);
    },
  };
}
