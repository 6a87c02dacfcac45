import { mostOfPicture } from '../contract.ts';

const mostAcross = 2000;
const light = 1_500_000;
const quality = 0.85;
const drawn = new Set(['image/jpeg', 'image/png', 'image/webp']);
/** Stands near the beginning of what moves, which would stand still if it were drawn anew. */
const moving: Record<string, string> = { 'image/png': 'acTL', 'image/webp': 'ANIM' };
const beginning = 64 * 1024;

/** A photo of today is larger than any screen that it is shown on, and heavier than a page on the road should be. */
export async function smallEnough(file: File): Promise<File> {
  if (!drawn.has(file.type) || (await isMoving(file))) return file;
  // What this browser cannot read is the server's to refuse, in a sentence.
  const whole = await createImageBitmap(file).catch(() => null);
  if (!whole) return file;
  const scale = Math.min(1, mostAcross / Math.max(whole.width, whole.height));
  if (scale === 1 && file.size <= light) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return file;
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  // As JPEG, what one sees through would be black.
  const types =
    file.type === 'image/jpeg' || isSeenThrough(context) ? [file.type] : [file.type, 'image/jpeg'];
  for (const type of types) {
    const blob = await new Promise<Blob | null>((take) => canvas.toBlob(take, type, quality));
    const isBetter = blob && blob.size < (scale === 1 ? file.size : mostOfPicture);
    if (isBetter) return new File([blob], file.name, { type: blob.type });
  }
  return file;
}

async function isMoving(file: File): Promise<boolean> {
  const mark = moving[file.type];
  if (!mark) return false;
  return new TextDecoder('latin1').decode(await file.slice(0, beginning).arrayBuffer()).includes(mark);
}

function isSeenThrough(context: CanvasRenderingContext2D): boolean {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}
