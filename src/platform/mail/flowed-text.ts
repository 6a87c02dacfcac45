const contentType = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*/gim;
const asFlowed = /format=("?flowed)/i;
const keptAs = 'x-kept-format=';

export type UnflowedMail = { mail: Uint8Array; flowed: boolean; spaceDeleted: boolean };

/**
 * The same mail with its format=flowed marks put out of the parser's sight: it joins wrapped lines across the end of a
 * quotation, which makes the author's answer part of what they quoted. Headers sit in the first kilobytes of a part, so
 * this is for mails whose large parts have been taken out.
 */
export function withoutFlowedMarks(mail: Uint8Array): UnflowedMail {
  const text = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength).toString('latin1');
  const plain = (text.match(contentType) ?? []).filter((header) => /text\/plain/i.test(header));
  const marked = plain.filter((header) => asFlowed.test(header));
  if (marked.length === 0) return { mail, flowed: false, spaceDeleted: false };
  const hidden = text.replace(contentType, (header) => header.replace(asFlowed, `${keptAs}$1`));
  return {
    mail: Buffer.from(hidden, 'latin1'),
    flowed: marked.length === plain.length,
    spaceDeleted: marked.every((header) => /delsp="?yes/i.test(header)),
  };
}

export function withFlowedMarks(text: string): string {
  return text.replaceAll(keptAs, 'format=');
}

/** Joins the lines of text that was wrapped for transport (RFC 3676), each depth of quotation by itself. */
export function joinFlowedLines(text: string, spaceDeleted: boolean): string {
  const joined: string[] = [];
  let open: { depth: number; words: string[] } | null = null;
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const words = line.slice(depth).replace(/^ /, '');
    const flows = words.endsWith(' ') && words !== '-- ';
    if (open && (open.depth !== depth || words === '-- ')) {
      joined.push(written(open.depth, open.words));
      open = null;
    }
    const soFar: string[] = open?.words ?? [];
    soFar.push(flows && spaceDeleted ? words.slice(0, -1) : words);
    if (flows) open = { depth, words: soFar };
    else joined.push(written(depth, soFar));
    if (!flows) open = null;
  }
  if (open) joined.push(written(open.depth, open.words));
  return joined.join('\n');
}

function written(depth: number, words: string[]): string {
  const line = words.join('');
  return depth === 0 ? line : `${'>'.repeat(depth)} ${line}`.trimEnd();
}
