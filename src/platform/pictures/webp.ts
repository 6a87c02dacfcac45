import { countParts, type Measured, part, Unreadable } from './measured.ts';
import { onlyOrientation, orientationIn, turned } from './orientation.ts';

type Size = { width: number; height: number };

const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const hasExif = 0x08;
const hasXmp = 0x04;
const exif = 'Exif\0\0';

/** A WebP with its pixels, colours and how it is turned; not where, when and by what it was made. */
export function cleanWebp(bytes: Buffer): Measured {
  const whole = part(bytes, 0, Math.min(bytes.length, 8 + part(bytes, 4, 4).readUInt32LE()));
  const kept: Buffer[] = [];
  let size: Size | undefined;
  let turn = 1;
  let extended: Buffer | undefined;
  const count = countParts();
  for (let at = 12; at + 8 <= whole.length; ) {
    count();
    const type = whole.toString('latin1', at, at + 4);
    const length = whole.readUInt32LE(at + 4);
    const content = part(whole, at + 8, length);
    at += 8 + length + (length % 2);
    if (type === 'EXIF') turn = orientationIn(startsWith(content, exif) ? content.subarray(6) : content);
    if (!needed.has(type)) continue;
    size ??= sizeOf(type, content);
    const chunk = chunkOf(type, content);
    if (type === 'VP8X') {
      if (extended) throw new Unreadable('it says twice how large it is');
      part(content, 0, 10);
      extended = chunk;
    }
    kept.push(chunk);
  }
  if (!size) throw new Unreadable('it has no size');
  const isTurned = turn !== 1 && extended !== undefined;
  if (extended)
    extended.writeUInt8((extended.readUInt8(8) & ~(hasExif | hasXmp)) | (isTurned ? hasExif : 0), 8);
  if (isTurned) kept.push(chunkOf('EXIF', onlyOrientation(turn)));
  const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  return {
    bytes: chunkOf('RIFF', content),
    ...(isTurned ? turned(size, turn) : size),
    seconds: null,
  };
}

function sizeOf(type: string, content: Buffer): Size | undefined {
  if (type === 'VP8X') {
    const head = part(content, 0, 10);
    return { width: head.readUIntLE(4, 3) + 1, height: head.readUIntLE(7, 3) + 1 };
  }
  if (type === 'VP8L') {
    const packed = part(content, 1, 4).readUInt32LE();
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (type !== 'VP8 ') return undefined;
  const head = part(content, 0, 10);
  return { width: head.readUInt16LE(6) & 0x3fff, height: head.readUInt16LE(8) & 0x3fff };
}

function chunkOf(type: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(8 + content.length + (content.length % 2));
  chunk.write(type, 0, 'latin1');
  chunk.writeUInt32LE(content.length, 4);
  content.copy(chunk, 8);
  return chunk;
}

const startsWith = (content: Buffer, what: string) => content.indexOf(what, 0, 'latin1') === 0;
