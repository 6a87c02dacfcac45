import { countParts, type Measured, part, Unreadable } from './measured.ts';

type Box = { type: string; at: number; content: Buffer };
/** Where bytes of pictures and sound lie. */
type Range = { from: number; to: number };
type Size = { width: number; height: number };

/** Which boxes say how it is shown and heard, by the box that they lie in. */
const needed: Record<string, ReadonlySet<string>> = {
  file: new Set(['ftyp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'styp']),
  moov: new Set(['mvhd', 'trak', 'mvex']),
  trak: new Set(['tkhd', 'edts', 'mdia']),
  mdia: new Set(['mdhd', 'hdlr', 'minf']),
  minf: new Set(['vmhd', 'smhd', 'dinf', 'stbl']),
  moof: new Set(['mfhd', 'traf']),
  traf: new Set(['tfhd', 'tfdt', 'trun', 'sbgp', 'sgpd', 'subs']),
};
const shown = new Set(['vide', 'soun']);
// What every browser of today decodes; a telephone may take others, which most of those who look would not see.
const decoded = new Set(['avc1', 'avc3', 'vp08', 'vp09', 'av01']);
// More of them nobody makes.
const mostTracks = 100;

/**
 * An MP4 as it is shown and heard. What else lies in it, such as where and when it was taken, becomes empty room of the
 * same length, so that nothing moves to where nobody looks for it.
 */
export function cleanMp4(bytes: Buffer): Measured {
  const copy = Buffer.from(bytes);
  const parts = keptIn(copy, 'file');
  const movie = one(parts, 'moov');
  const inside = keptIn(movie, 'moov');
  const head = one(inside, 'mvhd');
  const isLong = forgetTimes(head);
  const scale = part(head, isLong ? 20 : 12, 4).readUInt32BE();
  const told = isLong ? Number(part(head, 24, 8).readBigUInt64BE()) : part(head, 16, 4).readUInt32BE();
  const hasFragments = parts.some(({ type }) => type === 'moof');
  const units = told || (hasFragments ? unitsOfFragments(inside) : 0);
  for (const { type, content } of parts) if (type === 'moof') cleanFragment(content);
  const file = { bytes: copy, movie, hasFragments, ...emptying(copy, parts) };
  let size: Size | undefined;
  const tracks = inside.filter(({ type }) => type === 'trak');
  if (tracks.length > mostTracks) throw new Unreadable('it has too many tracks');
  for (const track of tracks) {
    const { kind, size: ofTrack } = cleanTrack(track, file);
    if (kind === 'vide') size ??= ofTrack;
  }
  if (!size) throw new Unreadable('it shows nothing');
  return { bytes: copy, ...size, seconds: units > 0 && scale > 0 ? units / scale : null };
}

type OfFile = {
  movie: Buffer;
  hasFragments: boolean;
  empty: (range: Range) => void;
  count: (more?: number) => void;
};

/** How long all parts that follow take, where it is said apart; nobody reads them to find out. */
function unitsOfFragments(inside: Box[]): number {
  const head = one(boxesIn(one(inside, 'mvex')), 'mehd');
  return part(head, 0, 1).readUInt8() === 1
    ? Number(part(head, 4, 8).readBigUInt64BE())
    : part(head, 4, 4).readUInt32BE();
}

function cleanFragment(content: Buffer): void {
  for (const { type, content: track } of keptIn(content, 'moof')) if (type === 'traf') keptIn(track, 'traf');
}

/** What all tracks together may have emptied: nothing twice, and nothing that is no sample. */
function emptying(file: Buffer, parts: Box[]): Pick<OfFile, 'empty' | 'count'> {
  const rooms = parts
    .filter(({ type }) => type === 'mdat')
    .map(({ content }) => ({ from: content.byteOffset - file.byteOffset, length: content.length }));
  let left = rooms.reduce((sum, { length }) => sum + length, 0);
  const empty = ({ from, to }: Range) => {
    left -= to - from;
    if (left < 0) throw new Unreadable('it says that it is longer than it is');
    if (!rooms.some((room) => from >= room.from && to <= room.from + room.length))
      throw new Unreadable('a sample lies elsewhere');
    part(file, from, to - from).fill(0);
  };
  return { empty, count: countParts() };
}

/** A track that is neither seen nor heard, such as one of places, goes with all that it holds. */
function cleanTrack(track: Box, { movie, hasFragments, empty, count }: OfFile): { kind: string; size: Size } {
  const inside = keptIn(track.content, 'trak');
  const head = one(inside, 'tkhd');
  const media = keptIn(one(inside, 'mdia'), 'mdia');
  const handler = one(media, 'hdlr');
  const kind = part(handler, 8, 4).toString('latin1');
  const description = keptIn(one(media, 'minf'), 'minf');
  if (!shown.has(kind)) {
    if (hasFragments) throw new Unreadable('it holds what is neither seen nor heard');
    for (const range of samplesIn(boxesIn(one(description, 'stbl')), count)) empty(range);
    blank(movie, track);
    return { kind, size: { width: 0, height: 0 } };
  }
  if (kind === 'vide' && !decoded.has(codecIn(boxesIn(one(description, 'stbl')))))
    throw new Unreadable('not every browser shows it', 'codec');
  part(handler, 24, handler.length - 24).fill(0);
  forgetTimes(one(media, 'mdhd'));
  const isLong = forgetTimes(head);
  const matrix = isLong ? 52 : 40;
  const [width, height] = [matrix + 36, matrix + 40].map((at) => part(head, at, 4).readUInt16BE());
  const isUpright = part(head, matrix, 4).readInt32BE() !== 0;
  const size = { width: width ?? 0, height: height ?? 0 };
  return { kind, size: isUpright ? size : { width: size.height, height: size.width } };
}

/** When it was made and changed; told whether its numbers are long ones. */
function forgetTimes(head: Buffer): boolean {
  const isLong = part(head, 0, 1).readUInt8() === 1;
  part(head, 4, isLong ? 16 : 8).fill(0);
  return isLong;
}

/** The first way in which its samples are written down. */
const codecIn = (table: Box[]): string => part(one(table, 'stsd'), 8, 8).toString('latin1', 4, 8);

/** Where its samples lie, those of a chunk at once. */
function* samplesIn(table: Box[], count: (more?: number) => void): Generator<Range> {
  const sizes = one(table, 'stsz');
  const [each, samples] = [part(sizes, 4, 4).readUInt32BE(), part(sizes, 8, 4).readUInt32BE()];
  const runs = one(table, 'stsc');
  const runCount = part(runs, 4, 4).readUInt32BE();
  const isLong = table.some(({ type }) => type === 'co64');
  const places = one(table, isLong ? 'co64' : 'stco');
  const chunks = part(places, 4, 4).readUInt32BE();
  const firstOf = (at: number) => part(runs, 8 + at * 12, 4).readUInt32BE();
  let [sample, run] = [0, 0];
  for (let chunk = 0; chunk < chunks && sample < samples; chunk += 1) {
    count();
    for (; run + 1 < runCount && firstOf(run + 1) <= chunk + 1; run += 1) count();
    const inChunk = Math.min(part(runs, 8 + run * 12 + 4, 4).readUInt32BE(), samples - sample);
    const from = isLong
      ? Number(part(places, 8 + chunk * 8, 8).readBigUInt64BE())
      : part(places, 8 + chunk * 4, 4).readUInt32BE();
    if (each === 0) count(inChunk);
    const length = each === 0 ? lengthOf(part(sizes, 12 + sample * 4, inChunk * 4)) : each * inChunk;
    yield { from, to: from + length };
    sample += inChunk;
  }
}

function lengthOf(sizes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < sizes.length; at += 4) sum += sizes.readUInt32BE(at);
  return sum;
}

/** What is needed of what lies in it; all else is made empty room. */
function keptIn(content: Buffer, of: keyof typeof needed): Box[] {
  return boxesIn(content).filter((box) => {
    if (needed[of]?.has(box.type)) return true;
    blank(content, box);
    return false;
  });
}

function blank(around: Buffer, { at, content }: Box): void {
  around.write('free', at + 4, 'latin1');
  content.fill(0);
}

function boxesIn(content: Buffer): Box[] {
  const boxes: Box[] = [];
  const count = countParts();
  for (let at = 0; at < content.length; ) {
    const type = part(content, at, 8).toString('latin1', 4, 8);
    const short = content.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    const long = short === 1 ? Number(part(content, at + 8, 8).readBigUInt64BE()) : short;
    const length = short === 0 ? content.length - at : long;
    boxes.push({ type, at, content: part(content, at + head, length - head) });
    count();
    at += length;
  }
  return boxes;
}

function one(boxes: Box[], type: string): Buffer {
  const [found, other] = boxes.filter((box) => box.type === type);
  if (!found) throw new Unreadable('a part of it is missing');
  // Of two, a program might read the one that was not cleaned.
  if (other) throw new Unreadable('a part of it is there twice');
  return found.content;
}
