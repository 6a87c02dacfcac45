import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Settings } from '../../platform/settings.ts';
import { type Amount, backUp } from '../archive/back-up.ts';
import { progressOn } from '../archive/progress.ts';
import { reachInstalled } from '../archive/reach.ts';
import { refuseExisting } from '../archive/write-archive.ts';
import { readArguments, settingsFrom, UsageError } from '../arguments.ts';

export async function backupCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {});
  const [named = defaultName(), more] = positionals;
  if (more !== undefined) throw new UsageError(`"${more}" is one word too many here.`);
  const file = resolve(named);
  refuseExisting(file);

  const amount = await watched(settingsFrom(values), file);
  const { size: bytes } = await stat(file);
  const made = { file, bytes, ...amount };
  process.stdout.write(values.json ? `${JSON.stringify(made)}\n` : asText(made));
  return 0;
}

async function watched(settings: Settings, file: string): Promise<Amount> {
  const reached = await reachInstalled(settings);
  const progress = progressOn(process.stderr, 'Backing up');
  try {
    return await backUp(reached, file, progress.to);
  } finally {
    progress.end();
    await reached.close();
  }
}

function defaultName(): string {
  const now = Temporal.Now.zonedDateTimeISO('UTC');
  return `throughline-${now.toPlainDate()}.tlarchive`;
}

const asText = ({ file, bytes, tables, rows }: Amount & { file: string; bytes: number }) =>
  `Backed up ${rows} rows of ${tables} tables into ${file} (${(bytes / 1024 ** 2).toFixed(1)} MB).\n` +
  'It holds everything: customers, cases, mails, files, and the secret from which links and passwords follow. ' +
  'Whoever has this file has all of it: keep it where only you can read it.\n';
