import type { Attachment as Part } from 'postal-mime';
import { isPicture, typeOf } from './content-type.ts';
import { cleanFileName } from './file-name.ts';

/** `inline` is true of a picture that the mail's HTML shows where `data-cid` holds its `contentId`. */
export type Attachment = {
  name: string;
  type: string;
  size: number;
  content: Uint8Array;
  contentId: string | null;
  inline: boolean;
};

const extensions: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'image/gif': '.gif',
  'image/heic': '.heic',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'message/rfc822': '.eml',
  'text/calendar': '.ics',
  'text/csv': '.csv',
  'text/plain': '.txt',
};

export function attachmentsOf(
  parts: Part[],
  large: Map<string, Uint8Array>,
  html: string | null,
): Attachment[] {
  return parts.map((part, index) => {
    const content = bytesOf(part, large);
    const type = typeOf(content, part.mimeType);
    const contentId = part.contentId?.trim().replace(/^<|>$/g, '') || null;
    const shown = contentId !== null && html?.includes(`data-cid="${escaped(contentId)}"`);
    return {
      name: cleanFileName(part.filename ?? '', `attachment-${index + 1}${extensions[type] ?? ''}`),
      type,
      size: content.length,
      content,
      contentId,
      inline: shown === true && isPicture(type),
    };
  });
}

const longestMark = 100;

function bytesOf(part: Part, large: Map<string, Uint8Array>): Uint8Array {
  if (typeof part.content === 'string') return new TextEncoder().encode(part.content);
  const content = new Uint8Array(part.content);
  if (large.size === 0 || content.length > longestMark) return content;
  return large.get(Buffer.from(content).toString('latin1').trim()) ?? content;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
