import { type Measured, part, Unreadable } from './measured.ts';

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
  width: 0xb0,
  height: 0xba,
  empty: 0xec,
};
const entered = new Set([ids.head, ids.segment, ids.info, ids.tracks, ids.track, ids.picture]);
// Tags, attachments, chapters, and a sum that is right no more.
const dropped = new Set([0x1254c367, 0x1941a469, 0x1043a770, 0xbf]);
// Titles, names of files, tracks and programs, and dates.
const emptied = new Set([0x7ba9, 0x7384, 0x3c83ab, 0x3e83bb, 0x536e, 0x4d80, 0x5741, 0x4461, ids.empty]);

// More of them nobody makes, and reading them would take a machine minutes.
const mostElements = 100_000;

type Found = { type: string; width: number; height: number; scale: number; units: number };

/** A WebM as it is shown and heard; what else is said in it becomes empty room of the same length. */
export function cleanWebm(bytes: Buffer): Measured {
  const copy = Buffer.from(bytes);
  const found: Found = { type: '', width: 0, height: 0, scale: 1_000_000, units: 0 };
  let count = 0;
  for (let at = 0; at < copy.length; count += 1) {
    if (count > mostElements) throw new Unreadable('it has too many parts');
    at = passed(copy, at, found);
  }
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
  if (dropped.has(id.value)) emptyRoom(part(bytes, at, from - at + content.length));
  else if (emptied.has(id.value)) content.fill(0);
  else note(id.value, content, found);
  return from + size.value;
}

function note(id: number, content: Buffer, found: Found): void {
  if (id === ids.documentType) found.type = content.toString('latin1').replace(/\0+$/, '');
  if (id === ids.width) found.width ||= numberIn(content);
  if (id === ids.height) found.height ||= numberIn(content);
  if (id === ids.scale) found.scale = numberIn(content);
  if (id === ids.duration)
    found.units = content.length === 8 ? content.readDoubleBE() : part(content, 0, 4).readFloatBE();
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
