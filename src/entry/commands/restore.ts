import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Settings } from '../../platform/settings.ts';
import { progressOn } from '../archive/progress.ts';
import { type Restored, restore } from '../archive/restore.ts';
import { readArguments, settingsFrom, UsageError } from '../arguments.ts';

export async function restoreCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {});
  const [named, more] = positionals;
  if (named === undefined) throw new UsageError('Name the file that "backup" has written.');
  if (more !== undefined) throw new UsageError(`"${more}" is one word too many here.`);
  const file = resolve(named);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file ${named} that can be read.`);

  const restored = await watched(settingsFrom(values), file);
  process.stdout.write(values.json ? `${JSON.stringify({ ...restored, held: true })}\n` : asText(restored));
  return 0;
}

async function watched(settings: Settings, file: string): Promise<Restored> {
  const progress = progressOn(process.stderr, 'Restoring');
  try {
    return await restore(settings, file, progress.to);
  } finally {
    progress.end();
  }
}

const asText = ({ tables, rows, folder, madeAt }: Restored) =>
  `Restored ${rows} rows of ${tables} tables as they were at ${madeAt} into ${folder ?? 'the database'}.\n` +
  'The copy is held: it runs, and sends nothing until "throughline release". ' +
  'Release it once the original sends no more, or mail that both hold goes out twice.\n';
