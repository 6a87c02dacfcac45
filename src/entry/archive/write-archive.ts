import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { createTarPacker, type TarPackController } from 'modern-tar';
import { syncFolder } from '../../platform/database/embedded/data-folder.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { mostBytesOfSlice, parts, type Summary } from './format.ts';
import { Tally } from './tally.ts';

export type Archive = {
  addFile: (part: string, content: string) => Promise<void>;
  addTable: (part: string, chunks: AsyncIterable<Uint8Array>) => Promise<Summary>;
};

// Slices are written while the database goes on sending, so the least effort that is worth it is the right one.
const compression = { level: 3, chunkSize: 128 * 1024 };

/** Writes an archive beside its place and moves it there whole; for the owner's eyes only, and never over another file. */
export async function writeArchive(file: string, fill: (archive: Archive) => Promise<void>): Promise<void> {
  refuseExisting(file);
  const draft = `${file}.${randomBytes(6).toString('hex')}.part`;
  const handle = await open(draft, 'wx', 0o600).catch((error) => {
    throw asSentence(file, error);
  });
  const unwatch = removeWhenStopped(draft);
  try {
    await writeTo(handle, fill);
    await handle.sync();
    await handle.close();
    refuseExisting(file);
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await handle.close();
    await rm(draft, { force: true });
    throw asSentence(file, error);
  } finally {
    unwatch();
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Half an archive is of no use, and holds what nobody should find. Returns what ends the watch. */
function removeWhenStopped(draft: string): () => void {
  const stop = () => {
    rmSync(draft, { force: true });
    process.exit(1);
  };
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

export function refuseExisting(file: string): void {
  if (existsSync(file))
    throw new SetupError(`${file} is there already and is left as it is. Name another file.`);
}

function asSentence(file: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const isOfFile = code !== undefined && ['open', 'write', 'fsync', 'rename'].includes(syscall ?? '');
  return isOfFile
    ? new SetupError(`${file} cannot be written (${code}). Name a file in another place.`)
    : error;
}

async function writeTo(handle: FileHandle, fill: (archive: Archive) => Promise<void>): Promise<void> {
  const { readable, controller } = createTarPacker();
  const written = pipeline(Readable.fromWeb(readable as never), createGzip(compression), async (chunks) => {
    for await (const chunk of chunks) await handle.writeFile(chunk);
  });
  written.catch(() => {});
  try {
    const summaries: Summary[] = [];
    await fill(archiveIn(controller, summaries));
    await archiveIn(controller, []).addFile(parts.end, JSON.stringify({ parts: summaries }));
    controller.finalize();
  } catch (error) {
    controller.error(error);
  }
  // What went wrong first, here or in writing, comes out of it.
  await written;
}

function archiveIn(controller: TarPackController, summaries: Summary[]): Archive {
  const put = async (name: string, bytes: Uint8Array) => {
    const writer = controller.add({ name, size: bytes.length, mode: 0o600 }).getWriter();
    if (bytes.length > 0) await writer.write(bytes);
    await writer.close();
  };
  return {
    addFile: async (part, content) => {
      const bytes = Buffer.from(content);
      const tally = new Tally(part);
      tally.add(bytes);
      await put(part, bytes);
      summaries.push(tally.summary());
    },
    addTable: async (part, chunks) => {
      const tally = new Tally(part);
      let slices = 0;
      for await (const slice of slicesOf(chunks)) {
        tally.add(slice);
        slices += 1;
        await put(`${part}/${String(slices).padStart(6, '0')}`, slice);
      }
      const summary = tally.summary();
      summaries.push(summary);
      return summary;
    },
  };
}

/** A tar says the size of an entry before its content, so what comes in of unknown length is collected into slices. */
async function* slicesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (size + rest.length >= mostBytesOfSlice) {
      const fits = mostBytesOfSlice - size;
      yield Buffer.concat([...held, rest.subarray(0, fits)]);
      rest = rest.subarray(fits);
      held = [];
      size = 0;
    }
    held.push(rest);
    size += rest.length;
  }
  yield Buffer.concat(held);
}
