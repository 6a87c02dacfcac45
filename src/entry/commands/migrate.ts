import { readOptions, settingsFrom } from '../arguments.ts';
import { openDatabase } from '../open-database.ts';

export async function migrateCommand(args: string[]): Promise<number> {
  const values = readOptions(args, {});
  const opened = await openDatabase({ settings: settingsFrom(values), use: 'tool', kind: 'production' });
  await opened.close();
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ folder: opened.folder, kind: opened.kind })}\n`
      : 'The database is ready for this version.\n',
  );
  return 0;
}
