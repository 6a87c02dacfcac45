import { aMessage, aName, aSubject } from '../fill/words.ts';
import type { Random } from '../random.ts';

const size = 7 * 1024;

/** A mail of about 7 kB as mail programs write it: the words as text and again as HTML. */
export function aMail(random: Random, { from, to, id }: { from: string; to: string; id: string }): string {
  const words = `${aMessage(random)}\r\n\r\n${aMessage(random)}`;
  const boundary = `=_${id}`;
  const head = [
    `From: ${aName(random)} <${from}>`,
    `To: ${to}`,
    `Subject: ${aSubject(random)}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@mail.example>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ].join('\r\n');
  const part = (type: string, text: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n`;
  const paragraph = `<p style="margin:0 0 12px;font-family:Arial,sans-serif">${words}</p>\r\n`;
  const plain = part('text/plain', words);
  const paragraphs = Math.max(1, Math.round((size - head.length - plain.length) / paragraph.length));
  const html = part('text/html', `<html><body>${paragraph.repeat(paragraphs)}</body></html>`);
  return `${head}\r\n\r\n${plain}${html}--${boundary}--\r\n`;
}
