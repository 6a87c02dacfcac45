import {
  headerRole,
  isAttribution,
  isDeviceSignature,
  isForwardMark,
  isOriginalMark,
  isQuoted,
  mayBeAttribution,
  mayContinue,
} from './quote-marks.ts';

const longestAttribution = 5;
const longestSignature = 12;

// Beyond this it is no letter, and looking through it would cost more than a mail may.
const mostText = 500_000;

// Who says so has answered between the lines of an earlier mail.
const answersBelow =
  /\b(below|in-?line|in (red|blue|green|bold)|unten|in (rot|blau|grün)|ci-dessous|en rouge|abajo|abaixo|qui sotto|hieronder|nedenfor|nedan)\b/i;

type Block = { start: number; end: number; introduced: boolean };

/**
 * What the author of a mail wrote, without a signature and, of a reply, without the earlier mails quoted after or before
 * it. Their own words are never cut: where it is in doubt whose words they are, they stay.
 */
export function replyText(text: string, isReply = true): string {
  if (text.length > mostText) return text.trim();
  const lines = text.split('\n');
  const kept = withoutSignature(isReply ? withoutHistory(lines) : lines);
  const reply = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return reply === '' ? text.trim() : reply;
}

function withoutHistory(lines: string[]): string[] {
  const forward = lines.findIndex(isForwardMark);
  const end = unquotedHistoryStart(lines, forward < 0 ? lines.length : forward);
  if (end !== null) return withoutRule(withoutQuotes(lines.slice(0, end)));
  return forward < 0 ? withoutQuotes(lines) : lines;
}

/** Where a mail is repeated without marks at its lines, so that nothing tells its end: it is taken to be the rest. */
function unquotedHistoryStart(lines: string[], limit: number): number | null {
  for (let at = 0; at < limit; at++) {
    if (isQuoted(lines[at])) continue;
    const next = marksHistory(lines, at);
    if (next === null || isQuoted(lines[next])) continue;
    const before = lines.slice(0, at);
    return hasWords(before) && !answersBelow.test(before.join('\n')) ? at : null;
  }
  return null;
}

/** The first line of what a mark at this line introduces. */
function marksHistory(lines: string[], at: number): number | null {
  const line = lines[at] ?? '';
  if (isOriginalMark(line) || startsHeaders(lines, at)) return nextWords(lines, at + 1);
  const length = attributionLength(lines, at);
  const named = lines.slice(at, at + length).some((part) => part.includes('@'));
  return named ? nextWords(lines, at + length) : null;
}

function startsHeaders(lines: string[], at: number): boolean {
  const role = headerRole(lines[at] ?? '');
  if (role !== 'from' && role !== 'date') return false;
  const found = new Set<string>();
  let others = 0;
  for (const line of lines.slice(at, at + 12)) {
    const next = headerRole(line);
    if (next) found.add(next);
    else if (line.trim() === '' || ++others > 4) break;
  }
  return found.has('from') && found.size >= 3;
}

function attributionLength(lines: string[], at: number): number {
  if ((lines[at] ?? '').trim() === '') return 0;
  for (let length = 1; length <= longestAttribution; length++) {
    if (!isAttribution(joined(lines, at, at + length))) continue;
    const starts = Array.from({ length: length - 1 }, (_, index) => at + 1 + index);
    return starts.some((start) => isAttribution(joined(lines, start, at + length))) ? 0 : length;
  }
  return 0;
}

/** The lines as one if they may be one that was wrapped, else nothing. */
function joined(lines: string[], start: number, end: number): string {
  const words = lines.slice(start, end).map((line) => line.trim());
  const parts = words.filter((line) => line !== '');
  return parts.every((line, index) => index === 0 || mayContinue(parts[index - 1] ?? '', line))
    ? parts.join(' ')
    : '';
}

function withoutQuotes(lines: string[]): string[] {
  const blocks = quoteBlocks(lines);
  const last = blocks.at(-1);
  if (!last) return lines;
  const trails = !hasWords(withoutSignature(lines.slice(last.end)));
  const [between, ...others] = trails ? blocks.slice(0, -1) : blocks;
  const dropped = between?.introduced && others.length === 0 ? [between] : [];
  if (trails && (last.introduced || !announces(lines, last.start))) dropped.push(last);
  return lines.filter((_, index) => !dropped.some((block) => index >= block.start && index < block.end));
}

function quoteBlocks(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (!isQuoted(lines[at])) continue;
    const end = endOfQuote(lines, at);
    const start = introductionOf(lines, at, blocks.at(-1)?.end ?? 0);
    blocks.push({ start, end, introduced: start < at });
    at = end - 1;
  }
  return blocks;
}

function endOfQuote(lines: string[], at: number): number {
  let end = at + 1;
  for (let next = end; next < lines.length; next++) {
    if (isQuoted(lines[next])) end = next + 1;
    else if ((lines[next] ?? '').trim() !== '') break;
  }
  return end;
}

function introductionOf(lines: string[], quote: number, floor: number): number {
  let last = quote - 1;
  while (last >= floor && (lines[last] ?? '').trim() === '') last--;
  if (isOriginalMark(lines[last] ?? '')) return last;
  for (const known of [isAttribution, mayBeAttribution]) {
    for (let start = last; start >= floor && start > last - longestAttribution; start--) {
      if (known(joined(lines, start, last + 1))) return start;
    }
  }
  return quote;
}

// "I get this error:" and then the error as a quotation is the author quoting, not their mail program.
function announces(lines: string[], start: number): boolean {
  const before = lines.slice(0, start).filter((line) => line.trim() !== '');
  return before.length === 0 || (before.at(-1) ?? '').trimEnd().endsWith(':');
}

function withoutRule(lines: string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return /^[\s_*–—-]{3,}$/.test(lines[last] ?? '') ? lines.slice(0, last) : lines;
}

function withoutSignature(lines: string[]): string[] {
  const first = Math.max(lines.length - 60, 1);
  const mark = lines.findIndex(
    (line, at) => at >= first && /^--[ \u00a0]?$/.test(line) && isShort(lines.slice(at + 1)),
  );
  const body = mark > 0 && hasWords(lines.slice(0, mark)) ? lines.slice(0, mark) : lines;
  const last = body.findLastIndex((line) => line.trim() !== '');
  return last > 0 && isDeviceSignature(body[last] ?? '') ? withoutSignature(body.slice(0, last)) : body;
}

function isShort(signature: string[]): boolean {
  const words = signature.filter((line) => line.trim() !== '');
  return words.length <= longestSignature && !words.some(isQuoted);
}

function hasWords(lines: string[]): boolean {
  return lines.some((line) => line.trim() !== '');
}

function nextWords(lines: string[], from: number): number {
  let next = from;
  while (next < lines.length && (lines[next] ?? '').trim() === '') next++;
  return next;
}
