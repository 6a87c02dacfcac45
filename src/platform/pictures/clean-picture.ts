import { typeOf } from '../mail/content-type.ts';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import { type Measured, Unreadable } from './measured.ts';
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

/**
 * A picture or video that every browser shows, without the places, times, names and programs that stand in it. What it is
 * says its content; none where that is nothing of the kind, is broken, or is another than its sender says.
 */
export function cleanPicture(content: Buffer, declared: string): CleanPicture | null {
  const type = isMatroska(content) ? 'video/webm' : typeOf(content, '');
  const clean = kinds[type];
  if (!clean || (isSaid(declared) && declared !== type)) return null;
  try {
    const measured = clean(content);
    const isShown = [measured.width, measured.height].every((side) => side > 0 && side <= mostAcross);
    return isShown ? { ...measured, type } : null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

const isMatroska = (content: Buffer) => content.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]));

const isSaid = (declared: string) => declared !== '' && declared !== 'application/octet-stream';
