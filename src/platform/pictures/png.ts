import { countParts, type Measured, part, Unreadable } from './measured.ts';

const signature = 8;
const needed = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'bKGD', 'hIST', 'pHYs', 'sBIT'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP'],
  ...['acTL', 'fcTL', 'fdAT'],
]);

/** A PNG with its pixels and colours; no text, no time, no place, and nothing behind its end. */
export function cleanPng(bytes: Buffer): Measured {
  const kept = [part(bytes, 0, signature)];
  const head = part(bytes, signature, 24);
  if (head.toString('latin1', 4, 8) !== 'IHDR') throw new Unreadable('it has no size');
  const count = countParts();
  for (let at = signature; ; ) {
    count();
    const chunk = part(bytes, at, 12 + part(bytes, at, 4).readUInt32BE());
    const type = chunk.toString('latin1', 4, 8);
    if (needed.has(type)) kept.push(chunk);
    if (type === 'IEND') break;
    at += chunk.length;
  }
  return {
    bytes: Buffer.concat(kept),
    ...{ width: head.readUInt32BE(8), height: head.readUInt32BE(12), seconds: null },
  };
}
