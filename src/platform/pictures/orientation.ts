const mostFields = 1000;
const orientationTag = 0x0112;

/** How a picture is to be turned, by the metadata that its camera wrote; 1 is as it lies there. */
export function orientationIn(tiff: Buffer): number {
  const mark = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (mark !== 'II' && mark !== 'MM')) return 1;
  const short = (at: number) => (mark === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const at = mark === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (at + 2 > tiff.length) return 1;
  for (let field = 0; field < Math.min(short(at), mostFields); field += 1) {
    const place = at + 2 + field * 12;
    if (place + 12 > tiff.length) return 1;
    if (short(place) !== orientationTag) continue;
    const turn = short(place + 8);
    return turn >= 1 && turn <= 8 ? turn : 1;
  }
  return 1;
}

/** Metadata that say how to turn a picture, and nothing else. */
export function onlyOrientation(turn: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(orientationTag, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(turn, 18);
  return tiff;
}

/** Turned by a quarter, what was wide is high. */
export const turned = (size: { width: number; height: number }, turn: number) =>
  turn > 4 ? { width: size.height, height: size.width } : size;
