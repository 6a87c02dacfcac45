import { countParts, type Measured, part, Unreadable } from './measured.ts';

const ids = {
  head: 0x1a45dfa3,
  documentType: 0x4282,
  segment: 0x18538067,
  cluster: 0x1f43b675,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  picture: 0xe0,
  sound: 0xe1,
  width: 0xb0,
  height: 0xba,
  empty: 0xec,
};
const entered = new Set([ids.head, ids.segment, ids.info, ids.tracks, ids.track, ids.picture, ids.sound]);
// Titles, names of files, tracks and programs, and dates.
const emptied = new Set([0x7ba9, 0x7384, 0x3c83ab, 0x3e83bb, 0x536e, 0x4d80, 0x5741, 0x4461, ids.empty]);

/** What says how it is shown and heard. All else, such as tags, attachments, chapters and sums, is dropped. */
const kept = new Set([
  ...[0x4286, 0x42f7, 0x42f2, 0x42f3, ids.documentType, 0x4287, 0x4285],
  // Where its parts lie, and those.
  ...[0x114d9b74, 0x1c53bb6b, ids.cluster, 0xe7, 0xa3, 0xa0, 0xab, 0xa7],
  ...[ids.scale, ids.duration],
  // Of a track: which one it is, how it is written down, its language and its timing.
  ...[0xd7, 0x73c5, 0x83, 0xb9, 0x88, 0x55aa, 0x9c, 0x6de7, 0x6df8, 0x55ee],
  ...[0x86, 0x63a2, 0x22b59c, 0x22b59d, 0x23e383, 0x234e7a, 0x56aa, 0x56bb],
  // Its size, its colours and its sound.
  ...[ids.width, ids.height, 0x9a, 0x9d, 0x53b8, 0x53c0, 0x54aa, 0x54bb, 0x54cc, 0x54dd],
  ...[0x54b0, 0x54ba, 0x54b2, 0x54b3, 0x55b0, 0x7670],
  ...[0xb5, 0x78b5, 0x9f, 0x6264],
]);
const longestType = 16;

type Found = { type: string; width: number; height: number; scale: number; units: number };

/** A WebM as it is shown and heard; what else is said in it becomes empty room of the same length. */
export function cleanWebm(bytes: Buffer): Measured {
  const copy = Buffer.from(bytes);
  const found: Found = { type: '', width: 0, height: 0, scale: 1_000_000, units: 0 };
  const count = countParts();
  for (let at = 0; at < copy.length; at = passed(copy, at, found)) count();
  if (found.type !== 'webm') throw new Unreadable('it is of another kind');
  const { width, height, scale, units } = found;
  return { bytes: copy, width, height, seconds: units > 0 ? (units * scale) / 1e9 : null };
}

/** Where the next element begins: in this one, or behind it. */
function passed(bytes: Buffer, at: number, found: Found): number {
  const id = idAt(bytes, at);
  const size = sizeAt(bytes, at + id.length);
  const from = at + id.length + size.length;
  if (entered.has(id.value) || (id.value === ids.cluster && size.value === null)) return from;
  if (size.value === null) throw new Unreadable('nobody knows where it ends');
  const content = part(bytes, from, size.value);
  if (emptied.has(id.value)) content.fill(0);
  else if (kept.has(id.value)) note(id.value, content, found);
  else emptyRoom(part(bytes, at, from - at + content.length));
  return from + size.value;
}

function note(id: number, content: Buffer, found: Found): void {
  if (id === ids.documentType) found.type = typeIn(content);
  if (id === ids.width) found.width ||= numberIn(content);
  if (id === ids.height) found.height ||= numberIn(content);
  if (id === ids.scale) found.scale = numberIn(content);
  if (id === ids.duration)
    found.units = content.length === 8 ? content.readDoubleBE() : part(content, 0, 4).readFloatBE();
}

/** Filled up with nothing where it is shorter than its room. */
function typeIn(content: Buffer): string {
  if (content.length > longestType) throw new Unreadable('it is of another kind');
  const end = content.indexOf(0);
  return content.toString('latin1', 0, end === -1 ? content.length : end);
}

const numberIn = (content: Buffer): number =>
  content.length >= 1 && content.length <= 6 ? content.readUIntBE(0, content.length) : 0;

/** An element that says nothing, as long as what was there. */
function emptyRoom(room: Buffer): void {
  room.fill(0);
  room.writeUInt8(ids.empty, 0);
  if (room.length - 2 <= 126) room.writeUInt8(0x80 | (room.length - 2), 1);
  else {
    room.writeUInt8(0x01, 1);
    room.writeUIntBE(room.length - 9, 3, 6);
  }
}

function idAt(bytes: Buffer, at: number): { value: number; length: number } {
  const length = lengthAt(bytes, at);
  if (length > 4) throw new Unreadable('an element is none');
  return { value: part(bytes, at, length).readUIntBE(0, length), length };
}

/** Null where it goes on to the end of what is around it. */
function sizeAt(bytes: Buffer, at: number): { value: number | null; length: number } {
  const length = lengthAt(bytes, at);
  const raw = part(bytes, at, length);
  const marked = BigInt(`0x${raw.toString('hex')}`);
  const mask = (1n << BigInt(7 * length)) - 1n;
  const value = marked & mask;
  return { value: value === mask ? null : Number(value), length };
}

/** The first bit that is set says how long a number is. */
function lengthAt(bytes: Buffer, at: number): number {
  const first = part(bytes, at, 1).readUInt8();
  if (first === 0) throw new Unreadable('an element is none');
  return Math.clz32(first) - 23;
}
