import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { largestMail } from '../largest.ts';
import { beginningBytes, mailsInMbox } from './mbox.ts';

export type FoundMail = {
  /** The file, with `#n` for the n-th mail of a mailbox file. */
  source: string;
  /** Only the beginning of one that is larger than a mail may be. */
  raw: Uint8Array;
  /** Of the whole mail. */
  size: number;
  isTooLarge: boolean;
};

const separator = /^From \S.*\d{1,2}:\d{2}/;
const header =
  /^(from|to|cc|date|subject|sender|reply-to|message-id|references|in-reply-to|return-path|received|delivered-to|envelope-to|mime-version|authentication-results|(x|content|list|arc|dkim|resent)-[\w-]+)[ \t]*:/i;

/** Every mail in a file, a mailbox file (mbox), a Maildir or a folder of any of these, in the order of their names. */
export async function* mailsIn(from: string, limit = largestMail): AsyncGenerator<FoundMail> {
  const found = await stat(from);
  if (found.isDirectory()) yield* mailsInFolder(from, limit);
  else yield* mailsInFile(from, limit);
}

// Links are not followed: they may lead round in a circle. Names that begin with a dot are a system's own, except that
// a Maildir keeps its folders under such names.
async function* mailsInFolder(folder: string, limit: number): AsyncGenerator<FoundMail> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isMaildir = ['cur', 'new'].every((name) =>
    entries.some((each) => each.isDirectory() && each.name === name),
  );
  for (const entry of entries) {
    const name = path.join(folder, entry.name);
    if (isMaildir && ['cur', 'new'].includes(entry.name)) yield* mailsInMaildir(name, limit);
    else if (isMaildir && (entry.name === 'tmp' || !entry.isDirectory())) continue;
    else if (entry.name.startsWith('.') && !isMaildir) continue;
    else if (entry.isDirectory()) yield* mailsInFolder(name, limit);
    else if (entry.isFile() && (await looksLikeMail(name))) yield* mailsInFile(name, limit);
  }
}

async function* mailsInMaildir(folder: string, limit: number): AsyncGenerator<FoundMail> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  for (const { name } of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!name.startsWith('.')) yield await mailInFile(path.join(folder, name), limit);
  }
}

async function* mailsInFile(file: string, limit: number): AsyncGenerator<FoundMail> {
  const line = await firstLine(file);
  if (line.startsWith('From ')) {
    yield* mailsInMbox(file, { limit, separator: separator.test(line) ? separator : /^From / });
  } else yield await mailInFile(file, limit);
}

async function mailInFile(file: string, limit: number): Promise<FoundMail> {
  const { size } = await stat(file);
  const isTooLarge = size > limit;
  const raw = isTooLarge ? await beginningOf(file, beginningBytes) : await readFile(file);
  return { source: file, raw, size: isTooLarge ? size : raw.length, isTooLarge };
}

async function looksLikeMail(file: string): Promise<boolean> {
  if (path.extname(file).toLowerCase() === '.eml') return true;
  const line = await firstLine(file);
  return line.startsWith('From ') || header.test(line);
}

async function firstLine(file: string): Promise<string> {
  const beginning = await beginningOf(file, 400);
  return beginning.toString('latin1').split(/\r?\n/)[0] ?? '';
}

async function beginningOf(file: string, bytes: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
