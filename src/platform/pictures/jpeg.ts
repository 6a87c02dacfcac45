import { countParts, type Measured, part, Unreadable } from './measured.ts';
import { onlyOrientation, orientationIn, turned } from './orientation.ts';

const startOfScan = 0xda;
const end = 0xd9;
const comment = 0xfe;
const exif = 'Exif\0\0';

/** A JPEG with its pixels, colours and how it is turned; not where, when and by what it was taken, nor what hangs behind it. */
export function cleanJpeg(bytes: Buffer): Measured {
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  let turn = 1;
  const count = countParts();
  let at = 2;
  for (;;) {
    count();
    const [mark, marker] = [byteAt(bytes, at), byteAt(bytes, at + 1)];
    if (mark !== 0xff) throw new Unreadable('a segment does not begin');
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === end) break;
    const segment = part(bytes, at, 2 + part(bytes, at + 2, 2).readUInt16BE());
    at += segment.length;
    if (isFrame(marker))
      size = { height: part(segment, 5, 2).readUInt16BE(), width: part(segment, 7, 2).readUInt16BE() };
    if (marker === 0xe1 && says(segment, exif)) turn = orientationIn(segment.subarray(4 + exif.length));
    if (isNeeded(marker, segment)) kept.push(segment);
    if (marker !== startOfScan) continue;
    const after = scanEnd(bytes, at);
    kept.push(bytes.subarray(at, after));
    at = after;
  }
  if (!size) throw new Unreadable('it has no size');
  const turning = turn === 1 ? [] : [segmentOf(0xe1, Buffer.concat([latin(exif), onlyOrientation(turn)]))];
  return {
    bytes: Buffer.concat([Buffer.from([0xff, 0xd8]), ...turning, ...kept, Buffer.from([0xff, end])]),
    ...turned(size, turn),
    seconds: null,
  };
}

/** Of what programs add only what says how colours are meant. */
function isNeeded(marker: number, segment: Buffer): boolean {
  if (marker === 0xe0) return says(segment, 'JFIF\0') && segment.length === 18;
  if (marker === 0xe2) return says(segment, 'ICC_PROFILE\0');
  if (marker === 0xee) return says(segment, 'Adobe');
  return marker !== comment && (marker < 0xe0 || marker > 0xef);
}

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Where the next segment begins: within a scan a mark is followed by zero, or only says that it goes on. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  throw new Unreadable('it is cut off');
}

function segmentOf(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

const byteAt = (bytes: Buffer, at: number): number => part(bytes, at, 1).readUInt8();
const says = (segment: Buffer, what: string) => segment.subarray(4).indexOf(what, 0, 'latin1') === 0;
const latin = (text: string) => Buffer.from(text, 'latin1');
