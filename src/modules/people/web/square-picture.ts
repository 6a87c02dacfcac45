import { mostPictureBytes } from '../contract.ts';

const side = 128;
const qualities = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1];

/** The middle square of a picture, as a data URL small enough to be kept. A file that is no picture is thrown back. */
export async function squarePicture(file: File): Promise<string> {
  const whole = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  // A JPEG has no transparent places; without this they would become black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  const cut = Math.min(whole.width, whole.height);
  const [left, top] = [(whole.width - cut) / 2, (whole.height - cut) / 2];
  context.drawImage(whole, left, top, cut, cut, 0, 0, side, side);
  whole.close();
  return smallest(canvas);
}

function smallest(canvas: HTMLCanvasElement): string {
  const drawn = (quality: number) => canvas.toDataURL('image/jpeg', quality);
  const fitting = qualities.find((quality) => bytesOf(drawn(quality)) <= mostPictureBytes);
  return drawn(fitting ?? 0);
}

/** Four signs of base64 hold three bytes. */
const bytesOf = (url: string) => ((url.length - url.indexOf(',')) * 3) / 4;
