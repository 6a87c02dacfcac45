import { typeOf } from '../../platform/mail/content-type.ts';
import { invalid } from '../../platform/refusal.ts';
import { mostPictureBytes } from './contract.ts';

export type Picture = { type: string; bytes: Buffer };

const types = ['image/jpeg', 'image/png', 'image/webp'];
const form = /^data:[\w/.+-]+;base64,([A-Za-z\d+/]+={0,2})$/;

/** A picture from a data URL. What it is says its content, whatever the URL says. */
export function readPicture(url: string): Picture {
  const bytes = Buffer.from(form.exec(url)?.[1] ?? '', 'base64');
  const type = typeOf(bytes, '');
  if (!types.includes(type))
    throw invalid(
      'picture.none',
      'This is no picture that can be shown. Choose a JPEG, PNG or WebP picture.',
    );
  if (bytes.length > mostPictureBytes)
    throw invalid('picture.too-large', 'This picture is too large. It may have 6 kB at most.');
  return { type, bytes };
}

/** A picture as it is sent: within the page or the answer that shows it. Null where there is none. */
export function pictureUrl(type: string | null, bytes: Buffer | null): string | null {
  return type && bytes && `data:${type};base64,${bytes.toString('base64')}`;
}
