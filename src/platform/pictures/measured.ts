/** A picture or video without what its camera and programs wrote into it, and how large it is shown. */
export type Measured = { bytes: Buffer; width: number; height: number; seconds: number | null };

/** It is broken, or not what it begins as. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** A part of it, if all of that is there. */
export function part(bytes: Buffer, from: number, length: number): Buffer {
  if (from < 0 || length < 0 || from + length > bytes.length) throw new Unreadable('it is cut off');
  return bytes.subarray(from, from + length);
}
