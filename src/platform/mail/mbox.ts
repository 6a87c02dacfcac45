import { createReadStream } from 'node:fs';

type Rules = { limit: number; separator: RegExp };
type Gathered = { pieces: Buffer[]; length: number };
type Found = { at: number; end: number };

const feed = 0x0a;
const carriageReturn = 0x0d;
const mark = '\nFrom ';
const longestSeparator = 1000;
const marginBefore = 3;

/** As much as is kept of a mail that is too large to be taken. */
export const beginningBytes = 256 * 1024;

/**
 * The mails of a mailbox file one by one, holding no more than one of them. A mail begins with a "From " line after a
 * blank one; lines of the mail itself that begin so were quoted with ">" by whoever wrote the file, which is undone.
 */
export async function* mailsInMbox(file: string, rules: Rules) {
  let number = 0;
  let mail: Gathered | null = null;
  let rest: Buffer = Buffer.from('\n\n');
  const finished = (done: Gathered) => ({ source: `${file}#${++number}`, ...written(done, rules.limit) });

  for await (const chunk of createReadStream(file)) {
    const buffer = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let found = nextSeparator(buffer, 0, rules); found; found = nextSeparator(buffer, start, rules)) {
      if (mail)
        yield finished(gather(mail, buffer.subarray(start, endBefore(buffer, found.at)), rules.limit));
      mail = { pieces: [], length: 0 };
      start = found.end;
    }
    const undecided = Math.max(start, whereOneMayBegin(buffer));
    if (mail) gather(mail, buffer.subarray(start, undecided), rules.limit);
    rest = buffer.subarray(undecided);
  }
  if (mail) yield finished(gather(mail, withoutBlankEnd(rest), rules.limit));
}

/** The blank line between two mails belongs to neither. */
function endBefore(buffer: Buffer, at: number): number {
  return buffer[at - 1] === carriageReturn ? at - 1 : at;
}

function withoutBlankEnd(buffer: Buffer): Buffer {
  const end = buffer.at(-1) === feed ? endBefore(buffer, buffer.length - 1) : buffer.length;
  return buffer[end - 1] === feed ? buffer.subarray(0, end) : buffer;
}

function nextSeparator(buffer: Buffer, from: number, rules: Rules): Found | null {
  for (let at = buffer.indexOf(mark, from); at >= 0; at = buffer.indexOf(mark, at + 1)) {
    const end = buffer.indexOf(feed, at + 1);
    if (end < 0) return null;
    const line = buffer.toString('latin1', at + 1, Math.min(end, at + longestSeparator));
    if (followsBlankLine(buffer, at) && rules.separator.test(line)) return { at, end: end + 1 };
  }
  return null;
}

function followsBlankLine(buffer: Buffer, at: number): boolean {
  const before = buffer[at - 1] === carriageReturn ? at - 2 : at - 1;
  return buffer[before] === feed;
}

/** A separator may lie across the end of what has been read. */
function whereOneMayBegin(buffer: Buffer): number {
  const last = buffer.lastIndexOf(mark);
  const isOpen = last >= 0 && buffer.indexOf(feed, last + 1) < 0 && buffer.length - last < longestSeparator;
  const margin = isOpen ? last : buffer.length - mark.length;
  return Math.max(margin - marginBefore, 0);
}

function gather(mail: Gathered, piece: Buffer, limit: number): Gathered {
  mail.length += piece.length;
  mail.pieces.push(piece);
  if (mail.length > limit + longestSeparator) mail.pieces = [beginningOf(mail)];
  return mail;
}

/** A copy, so that nothing keeps hold of the rest. */
const beginningOf = ({ pieces }: Gathered) => Buffer.from(Buffer.concat(pieces).subarray(0, beginningBytes));

function written(mail: Gathered, limit: number) {
  const isTooLarge = mail.length > limit;
  const text = (isTooLarge ? beginningOf(mail) : Buffer.concat(mail.pieces)).toString('latin1');
  const raw = Buffer.from(text.replace(/^>(?=>*From )/gm, ''), 'latin1');
  return { raw, size: isTooLarge ? mail.length : raw.length, isTooLarge };
}
