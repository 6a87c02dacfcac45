import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { z } from 'zod';
import { SetupError } from '../../platform/setup-error.ts';
import {
  End,
  formatName,
  formatVersion,
  Manifest,
  mostBytesOfSlice,
  partOf,
  parts,
  Sequences,
  type Summary,
} from './format.ts';
import { Tally } from './tally.ts';

export type Slice = { part: string; bytes: Buffer };

export type Checked = { manifest: Manifest; secret: string; sequences: Sequences; summaries: Summary[] };

/** Says how much of the archive has been read, from 0 to 1. */
type Progress = (fraction: number) => void;

/** Reads an archive from beginning to end without keeping it, and refuses one that is not whole. */
export async function checkArchive(file: string, progress: Progress): Promise<Checked> {
  const kept = new Map<string, Buffer>();
  const summaries: Summary[] = [];
  for await (const { part, bytes, summary } of slicesIn(file, progress)) {
    if (kept.size === 0 && part !== parts.manifest) throw noArchive(file);
    if (kept.size === 0) refuseOtherFormat(file, bytes);
    if (kept.has(parts.end)) throw damaged(file);
    if (!part.startsWith('tables/')) kept.set(part, bytes);
    if (summary && part !== parts.end) summaries.push(summary);
  }
  const manifest = parsed(file, Manifest, kept.get(parts.manifest));
  const sequences = parsed(file, Sequences, kept.get(parts.sequences));
  const end = parsed(file, End, kept.get(parts.end));
  const promised = [parts.manifest, parts.secret, ...manifest.tables.map(partOf), parts.sequences];
  if (!isSame(promised, names(end.parts)) || !isSame(end.parts, summaries)) throw damaged(file);
  return { manifest, sequences, secret: String(kept.get(parts.secret)), summaries };
}

const names = (summaries: Summary[]) => summaries.map(({ part }) => part);
export const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Each slice in turn; the last one of a part with what the part came to. */
export async function* slicesIn(
  file: string,
  progress: Progress,
): AsyncGenerator<Slice & { summary: Summary | null }> {
  let last: Slice | null = null;
  let tally = new Tally('');
  for await (const slice of sentenced(file, entriesOf(file, progress))) {
    if (last && last.part === slice.part) yield { ...last, summary: null };
    else {
      if (last) yield { ...last, summary: tally.summary() };
      tally = new Tally(slice.part);
    }
    tally.add(slice.bytes);
    last = slice;
  }
  if (last) yield { ...last, summary: tally.summary() };
}

async function* entriesOf(file: string, progress: Progress): AsyncGenerator<Slice> {
  const { size } = await stat(file);
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const unpacked = createGunzip({ chunkSize: 128 * 1024 });
  const read = pipeline(source, unpacked);
  read.catch(() => {});
  const entries = (Readable.toWeb(unpacked) as ReadableStream<Uint8Array>).pipeThrough(
    createTarDecoder({ strict: true }),
  );
  for await (const entry of entries) {
    yield { part: entry.header.name.replace(/\/\d{6,}$/, ''), bytes: await contentOf(entry) };
    progress(source.bytesRead / size);
  }
  await read;
}

async function contentOf({ header, body }: ParsedTarEntry): Promise<Buffer> {
  if (header.size > mostBytesOfSlice) throw new RangeError('an entry is larger than any that we write');
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Whatever is wrong with a file while it is read: it cannot be opened, or it is not what was written. */
async function* sentenced(file: string, slices: AsyncGenerator<Slice>): AsyncGenerator<Slice> {
  let any = false;
  try {
    for await (const slice of slices) {
      any = true;
      yield slice;
    }
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall)
      throw new SetupError(`${file} cannot be read (${code}). Name a file that "backup" has written.`);
    throw any ? damaged(file) : noArchive(file);
  }
  if (!any) throw noArchive(file);
}

function refuseOtherFormat(file: string, bytes: Buffer): void {
  const found = z.object({ format: z.literal(formatName), version: z.number() }).safeParse(jsonIn(bytes));
  if (!found.success) throw noArchive(file);
  if (found.data.version > formatVersion) {
    throw new SetupError(`${file} was made by a newer Throughline. Restore it with that version.`);
  }
}

function parsed<T>(file: string, shape: z.ZodType<T>, bytes: Buffer | undefined): T {
  const result = shape.safeParse(bytes && jsonIn(bytes));
  if (!result.success) throw damaged(file);
  return result.data;
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

export const damaged = (file: string) =>
  new SetupError(
    `${file} is cut off or was altered after it was made. Nothing was restored; take another backup.`,
  );

const noArchive = (file: string) =>
  new SetupError(
    `${file} is not a backup of Throughline. Nothing was restored; name a file that "backup" has written.`,
  );
