import { mostOfPicture } from '../contract.ts';

const mostAcross = 2000;
const light = 1_500_000;
const quality = 0.85;
const drawn = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** A photo of today is larger than any screen that it is shown on, and heavier than a page on the road should be. */
export async function smallEnough(file: File): Promise<File> {
  if (!drawn.has(file.type)) return file;
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
  for (const type of [file.type, 'image/jpeg']) {
    const blob = await new Promise<Blob | null>((take) => canvas.toBlob(take, type, quality));
    const isBetter = blob && blob.size < (scale === 1 ? file.size : mostOfPicture);
    if (isBetter) return new File([blob], file.name, { type: blob.type });
  }
  return file;
}
