import { countParts, type Measured, part, Unreadable } from './measured.ts';

const turnsAgain = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** A GIF with its pictures and their timing; no comments, and nothing that a program keeps for itself. */
export function cleanGif(bytes: Buffer): Measured {
  const head = part(bytes, 0, 13);
  const start = 13 + colours(head.readUInt8(10));
  const kept = [part(bytes, 0, start)];
  const count = countParts();
  let at = start;
  while (at < bytes.length && bytes[at] !== 0x3b) {
    const block = part(bytes, at, blockLength(bytes, at, count));
    if (isNeeded(block)) kept.push(block);
    at += block.length;
  }
  return {
    bytes: Buffer.concat([...kept, Buffer.from([0x3b])]),
    ...{ width: head.readUInt16LE(6), height: head.readUInt16LE(8), seconds: null },
  };
}

function blockLength(bytes: Buffer, at: number, count: () => void): number {
  const kind = bytes[at];
  if (kind === 0x21) return partsEnd(bytes, at + 2, count) - at;
  if (kind !== 0x2c) throw new Unreadable('a block is none');
  const image = part(bytes, at, 10);
  return partsEnd(bytes, at + 11 + colours(image.readUInt8(9)), count) - at;
}

/** Parts follow each other, each after its length, until one is empty. */
function partsEnd(bytes: Buffer, from: number, count: () => void): number {
  for (let at = from; ; ) {
    count();
    const length = part(bytes, at, 1).readUInt8();
    at += length + 1;
    if (length === 0) return at;
  }
}

function isNeeded(block: Buffer): boolean {
  if (block[0] === 0x2c) return true;
  if (block[1] === 0xff) return turnsAgain.has(block.toString('latin1', 3, 14));
  return block[1] === 0xf9;
}

const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
