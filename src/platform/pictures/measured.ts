/** A picture or video without what its camera and programs wrote into it, and how large it is shown. */
export type Measured = { bytes: Buffer; width: number; height: number; seconds: number | null };

/** Why nothing comes of it: nothing that is shown, or what not every browser plays. */
export type Unshown = 'none' | 'quicktime' | 'codec';

/** It is broken, not what it begins as, or not shown everywhere. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason: Unshown;
  constructor(message: string, reason: Unshown = 'none') {
    super(message);
    this.reason = reason;
  }
}

/** A part of it, if all of that is there. */
export function part(bytes: Buffer, from: number, length: number): Buffer {
  if (from < 0 || length < 0 || from + length > bytes.length) throw new Unreadable('it is cut off');
  return bytes.subarray(from, from + length);
}

const mostParts = 100_000;

/** Counts the parts of one file: more of them nobody makes, and reading them would take a machine minutes. */
export function countParts(): (more?: number) => void {
  let count = 0;
  return (more = 1) => {
    count += more;
    if (count > mostParts) throw new Unreadable('it has too many parts');
  };
}
