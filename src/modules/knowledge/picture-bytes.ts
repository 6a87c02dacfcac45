import type { PictureChunk } from './queries/picture.ts';

const chunkBytes = 256 * 1024;
const chunksAtOnce = 4;

/** The bytes of a picture from one place up to before another, some at a time. */
export async function* pictureBytes(
  read: (first: number, last: number) => Promise<PictureChunk[]>,
  { from, to }: { from: number; to: number },
): AsyncGenerator<Buffer> {
  const end = Math.floor((to - 1) / chunkBytes);
  for (let first = Math.floor(from / chunkBytes); first <= end; first += chunksAtOnce) {
    const chunks = await read(first, Math.min(end, first + chunksAtOnce - 1));
    for (const { place, bytes } of chunks) {
      const start = place * chunkBytes;
      yield bytes.subarray(Math.max(0, from - start), Math.min(bytes.length, to - start));
    }
    // Whoever may see it no more while they look finds that it was cut off.
    if (chunks.length === 0) throw new Error('a picture is seen no more');
  }
}
