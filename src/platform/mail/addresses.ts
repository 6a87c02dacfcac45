import { addressParser } from 'postal-mime';
import { oneLine } from './clean-text.ts';

export type Mailbox = { name: string; address: string; domain: string };

export type FromDoubt = 'missing' | 'several-headers' | 'several-addresses' | 'group' | 'unreadable';

const longestAddress = 320;
const localPart = /^[^\s"(),:;<>@[\]\\\p{Cc}\p{Cf}\ufffd]+$/u;
const label = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?$/u;
const addressLiteral = /^\[[\d.:a-z]+\]$/i;

// Parsers disagree on quoted local parts, and the disagreement has delivered mail to the wrong domain; nobody who
// writes to a desk has one.
export function mailbox(name: string, address: string): Mailbox | null {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1).toLowerCase();
  if (address.length > longestAddress || !localPart.test(local) || !isDomain(domain)) return null;
  return { name: oneLine(name), address: `${local}@${domain}`, domain };
}

function isDomain(domain: string): boolean {
  return addressLiteral.test(domain) || domain.split('.').every((part) => label.test(part));
}

export function mailboxesIn(values: string[]): Mailbox[] {
  return values
    .flatMap((value) => addressParser(withWordsClosed(value), { flatten: true }))
    .map((found) => mailbox(found.name, found.address ?? ''))
    .filter((found) => found !== null);
}

// "=?utf-8?q?Weaver,_Bill?=" is one name, though the comma in it should have been written =2C.
function withWordsClosed(value: string): string {
  return value.replace(/=\?[^?\s]+\?q\?[^?]*\?=/gi, (word) =>
    word.replace(/[",;:<>@()]/g, (mark) => `=${mark.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}

export function senderIn(values: string[]): { from: Mailbox | null; fromDoubt: FromDoubt | null } {
  const [value, ...others] = values.filter((each) => each.trim() !== '');
  if (value === undefined) return { from: null, fromDoubt: 'missing' };
  if (others.length > 0) return { from: null, fromDoubt: 'several-headers' };
  const found = addressParser(withWordsClosed(value));
  if (found.some((each) => each.group)) return { from: null, fromDoubt: 'group' };
  const named = found.filter((each) => each.address);
  if (named.length > 1 || bracketsIn(value) > 1) return { from: null, fromDoubt: 'several-addresses' };
  // Weaver, Bill <bill@example.com>: the comma parts a name that should have stood in quotation marks.
  const names = found.map((each) => each.name).filter((each) => each !== '');
  const from = mailbox(names.join(', '), named[0]?.address ?? '');
  return { from, fromDoubt: from ? null : 'unreadable' };
}

function bracketsIn(value: string): number {
  return value.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/<[^<>]*>/g)?.length ?? 0;
}
