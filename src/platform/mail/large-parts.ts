import { randomUUID } from 'node:crypto';

const worthIt = 256 * 1024;
const base64Header = /^content-transfer-encoding:[ \t]*base64[ \t]*\r?$/gim;
const readByTheParser = /^content-type:[ \t]*(text|message|multipart)\//im;
const boundary = '\n--';

export type SlimMail = { mail: Uint8Array; large: Map<string, Uint8Array> };

/**
 * The same mail with large base64 parts taken out, each replaced by a mark under which its decoded bytes are found in
 * `large`. A parser's work grows with the number of lines, and a photo of 25 MB has half a million of them.
 */
export function withoutLargeParts(mail: Uint8Array): SlimMail {
  const large = new Map<string, Uint8Array>();
  if (mail.length < worthIt) return { mail, large };
  const source = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const text = source.toString('latin1');
  const kept: Buffer[] = [];
  let copied = 0;
  for (const { index } of text.matchAll(base64Header)) {
    const body = index < copied ? null : largeBody(text, index);
    if (!body) continue;
    const mark = randomUUID();
    large.set(mark, Buffer.from(text.slice(body.start, body.end), 'base64'));
    kept.push(source.subarray(copied, body.start), Buffer.from(Buffer.from(mark).toString('base64')));
    copied = body.end;
  }
  kept.push(source.subarray(copied));
  return { mail: large.size > 0 ? Buffer.concat(kept) : mail, large };
}

function largeBody(text: string, header: number): { start: number; end: number } | null {
  const blank = /\r?\n\r?\n/g;
  blank.lastIndex = header;
  const start = blank.test(text) ? blank.lastIndex : -1;
  const close = text.indexOf(boundary, start);
  if (start < 0 || close - start < worthIt) return null;
  const end = text[close - 1] === '\r' ? close - 1 : close;
  const headers = text.slice(Math.max(text.lastIndexOf(boundary, header), 0), start);
  return readByTheParser.test(headers) || isPaddedInside(text, start, end) ? null : { start, end };
}

// Some programs pad every line; decoding such a part in one go would stop at the first.
function isPaddedInside(text: string, start: number, end: number): boolean {
  const padding = text.indexOf('=', start);
  return padding >= 0 && padding < end && /[^=\s]/.test(text.slice(padding, end));
}
