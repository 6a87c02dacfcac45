import { type Measured, part, Unreadable } from './measured.ts';

type Box = { type: string; at: number; content: Buffer };
type Size = { width: number; height: number };

/** Which boxes say how it is shown and heard, by the box that they lie in. */
const needed: Record<string, ReadonlySet<string>> = {
  file: new Set(['ftyp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'styp']),
  moov: new Set(['mvhd', 'trak', 'mvex']),
  trak: new Set(['tkhd', 'edts', 'mdia']),
  mdia: new Set(['mdhd', 'hdlr', 'minf']),
  minf: new Set(['vmhd', 'smhd', 'dinf', 'stbl']),
};
const shown = new Set(['vide', 'soun']);
// What every browser of today decodes; a telephone may take others, which most of those who look would not see.
const decoded = new Set(['avc1', 'avc3', 'vp08', 'vp09', 'av01']);
// More of them nobody makes, and reading them would take a machine minutes.
const mostTracks = 100;
const mostBoxes = 100_000;

/**
 * An MP4 as it is shown and heard. What else lies in it, such as where and when it was taken, becomes empty room of the
 * same length, so that nothing moves to where nobody looks for it.
 */
export function cleanMp4(bytes: Buffer): Measured {
  const copy = Buffer.from(bytes);
  const parts = keptIn(copy, 'file');
  const movie = parts.find(({ type }) => type === 'moov');
  if (!movie) throw new Unreadable('it says nothing of what it shows');
  const inside = keptIn(movie.content, 'moov');
  const head = one(inside, 'mvhd');
  const isLong = forgetTimes(head);
  const scale = part(head, isLong ? 20 : 12, 4).readUInt32BE();
  const units = isLong ? Number(part(head, 24, 8).readBigUInt64BE()) : part(head, 16, 4).readUInt32BE();
  const hasFragments = parts.some(({ type }) => type === 'moof');
  let size: Size | undefined;
  const tracks = inside.filter(({ type }) => type === 'trak');
  if (tracks.length > mostTracks) throw new Unreadable('it has too many tracks');
  for (const track of tracks) {
    const { kind, size: ofTrack } = cleanTrack(copy, { track, movie, hasFragments });
    if (kind === 'vide') size ??= ofTrack;
  }
  if (!size) throw new Unreadable('it shows nothing');
  return { bytes: copy, ...size, seconds: units > 0 && scale > 0 ? units / scale : null };
}

type OfFile = { track: Box; movie: Box; hasFragments: boolean };

/** A track that is neither seen nor heard, such as one of places, goes with all that it holds. */
function cleanTrack(file: Buffer, { track, movie, hasFragments }: OfFile): { kind: string; size: Size } {
  const inside = keptIn(track.content, 'trak');
  const head = one(inside, 'tkhd');
  const media = keptIn(one(inside, 'mdia'), 'mdia');
  const handler = one(media, 'hdlr');
  const kind = part(handler, 8, 4).toString('latin1');
  const description = keptIn(one(media, 'minf'), 'minf');
  if (!shown.has(kind)) {
    if (hasFragments) throw new Unreadable('it holds what is neither seen nor heard');
    emptySamples(file, boxesIn(one(description, 'stbl')));
    blank(movie.content, track);
    return { kind, size: { width: 0, height: 0 } };
  }
  if (kind === 'vide' && !decoded.has(codecIn(boxesIn(one(description, 'stbl')))))
    throw new Unreadable('not every browser shows it');
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

function emptySamples(file: Buffer, table: Box[]): void {
  const sizes = one(table, 'stsz');
  const [each, count] = [part(sizes, 4, 4).readUInt32BE(), part(sizes, 8, 4).readUInt32BE()];
  const runs = one(table, 'stsc');
  const long = table.find(({ type }) => type === 'co64')?.content;
  const places = long ?? one(table, 'stco');
  let [sample, run, emptied] = [0, 0, 0];
  const firstOf = (at: number) => part(runs, 8 + at * 12, 4).readUInt32BE();
  for (let chunk = 0; chunk < part(places, 4, 4).readUInt32BE(); chunk += 1) {
    while (run + 1 < part(runs, 4, 4).readUInt32BE() && firstOf(run + 1) <= chunk + 1) run += 1;
    const inChunk = part(runs, 8 + run * 12 + 4, 4).readUInt32BE();
    let at = long
      ? Number(part(long, 8 + chunk * 8, 8).readBigUInt64BE())
      : part(places, 8 + chunk * 4, 4).readUInt32BE();
    for (let left = inChunk; left > 0 && sample < count; left -= 1) {
      const length = each || part(sizes, 12 + sample * 4, 4).readUInt32BE();
      part(file, at, length).fill(0);
      at += length;
      sample += 1;
      emptied += length;
      if (emptied > file.length) throw new Unreadable('it says that it is longer than it is');
    }
  }
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
  for (let at = 0; at < content.length; ) {
    const type = part(content, at, 8).toString('latin1', 4, 8);
    const short = content.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    const long = short === 1 ? Number(part(content, at + 8, 8).readBigUInt64BE()) : short;
    const length = short === 0 ? content.length - at : long;
    boxes.push({ type, at, content: part(content, at + head, length - head) });
    if (boxes.length > mostBoxes) throw new Unreadable('it has too many parts');
    at += length;
  }
  return boxes;
}

function one(boxes: Box[], type: string): Buffer {
  const found = boxes.find((box) => box.type === type);
  if (!found) throw new Unreadable('a part of it is missing');
  return found.content;
}
