import { typeOf } from '../../../platform/mail/content-type.ts';
import type { NewFile } from '../commands/keep-file.ts';
import type { Media } from './event.ts';

/** What an event carries in itself. */
export const ofMedia = ({ type, content }: Media): NewFile =>
  asFile({ type, content: Buffer.from(content, 'base64') });

export function asFile({ type, content }: { type: string; content: Buffer }): NewFile {
  const seen = typeOf(content, type);
  return { name: `${seen.split('/')[0]}.${extensions[seen] ?? 'bin'}`, type: seen, content };
}

const extensions: Record<string, string> = {
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/3gpp': '3gp',
  'audio/amr': 'amr',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'video/mp4': 'mp4',
};
