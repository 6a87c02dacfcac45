import { typeOf } from '../mail/content-type.ts';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import { type Measured, Unreadable, type Unshown } from './measured.ts';
import { cleanMp4 } from './mp4.ts';
import { cleanPng } from './png.ts';
import { cleanWebm } from './webm.ts';
import { cleanWebp } from './webp.ts';

const kinds: Record<string, (bytes: Buffer) => Measured> = {
  'image/png': cleanPng,
  'image/jpeg': cleanJpeg,
  'image/gif': cleanGif,
  'image/webp': cleanWebp,
  'video/mp4': cleanMp4,
  'video/webm': cleanWebm,
};

const mostAcross = 16_384;

export type CleanPicture = Measured & { type: string };

/** What it is, by how it begins, whatever it is called. */
export const pictureType = (content: Buffer): string =>
  isMatroska(content) ? 'video/webm' : typeOf(content, '');

/**
 * A picture or video that every browser shows, without the places, times, names and programs that stand in it; or why there
 * is none. It takes its time: whoever serves others has it done in a thread.
 */
export function cleanPicture(content: Buffer): CleanPicture | Unshown {
  const type = pictureType(content);
  const clean = kinds[type];
  if (!clean) return type === 'video/quicktime' ? 'quicktime' : 'none';
  try {
    const measured = clean(content);
    const isShown = [measured.width, measured.height].every((side) => side > 0 && side <= mostAcross);
    return isShown ? { ...measured, type } : 'none';
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

const isMatroska = (content: Buffer) => content.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]));
