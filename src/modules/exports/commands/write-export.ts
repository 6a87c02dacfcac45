import { createHash } from 'node:crypto';
import type { TarPackController } from 'modern-tar';
import type { Context } from '../../../platform/context.ts';
import { kinds } from '../kinds.ts';
import { bytesOfFile, bytesOfMail, filesOf, mailsOf } from '../queries/contents.ts';
import { rowsOf } from '../queries/rows.ts';

export const exportFormat = 'throughline desk export';
export const exportVersion = 1;

type Desk = { id: string; slug: string; name: string };
type Part = { name: string; bytes: number; sha256: string };

const bytesOfPart = 1024 ** 2;

/** Writes all of a desk that whoever acts may read into an archive, some at a time, as docs/export.md describes it. */
export async function writeExport(ctx: Context, desk: Desk, archive: TarPackController): Promise<void> {
  const manifest = asJson({
    ...{ format: exportFormat, version: exportVersion },
    desk: { id: desk.id, slug: desk.slug, name: desk.name },
    ...{ madeAt: ctx.now, madeById: ctx.actor.id },
  });
  await put(archive, 'manifest.json', [manifest], manifest.length);
  const parts: Part[] = [];
  const rows: Record<string, { rows: number }> = {};
  for (const kind of kinds) {
    const counted = counting(rowsOf(ctx, kind, desk.id));
    for await (const [at, bytes] of numbered(inParts(counted.rows))) {
      const name = `data/${kind.name}/${String(at).padStart(6, '0')}.ndjson`;
      await put(archive, name, [bytes], bytes.length);
      parts.push({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    rows[kind.name] = { rows: counted.count() };
  }
  const files = { count: 0, bytes: 0 };
  for await (const { id, name, size, of } of filesOf(ctx, desk.id)) {
    await put(archive, `files/${name}`, bytesOfFile(ctx, { deskId: desk.id, id, of }), size);
    files.count += 1;
    files.bytes += size;
  }
  const mails = { count: 0, bytes: 0 };
  for await (const { id, name, size } of mailsOf(ctx, desk.id)) {
    await put(archive, `mails/${name}.eml`, bytesOfMail(ctx, { deskId: desk.id, id }), size);
    mails.count += 1;
    mails.bytes += size;
  }
  const end = asJson({ kinds: rows, files, mails, parts });
  await put(archive, 'end.json', [end], end.length);
}

const asJson = (what: object) => Buffer.from(JSON.stringify(what));

/** A tar says the size of an entry before its content. */
async function put(
  archive: TarPackController,
  name: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  size: number,
): Promise<void> {
  const writer = archive.add({ name, size, mode: 0o600 }).getWriter();
  for await (const bytes of content) await writer.write(new Uint8Array(bytes));
  await writer.close();
}

/** Lines of JSON, in parts that end with a line. */
async function* inParts(rows: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const row of rows) {
    const line = Buffer.from(`${JSON.stringify(row)}\n`);
    held.push(line);
    size += line.length;
    if (size < bytesOfPart) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (held.length > 0) yield Buffer.concat(held);
}

function counting<T>(source: AsyncIterable<T>): { rows: AsyncIterable<T>; count: () => number } {
  let count = 0;
  async function* counted(): AsyncGenerator<T> {
    for await (const one of source) {
      count += 1;
      yield one;
    }
  }
  return { rows: counted(), count: () => count };
}

async function* numbered<T>(source: AsyncIterable<T>): AsyncGenerator<[number, T]> {
  let at = 0;
  for await (const one of source) {
    at += 1;
    yield [at, one];
  }
}
