import { randomInt } from 'node:crypto';

/** No 0, 1, I, L, O or U: read over the telephone, none is taken for another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export function newReference(): string {
  return Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** The reference somebody wrote or said, with or without the dash, or null where it is none. */
export function parseReference(text: string): string | null {
  const plain = plainly(text);
  return /^[2-9A-HJKMNP-TV-Z]{8}$/.test(plain) ? plain : null;
}

/** The first and the last reference that begin with what somebody wrote, or null where none do or too many. */
export function referencesFrom(text: string): { first: string; last: string } | null {
  const plain = plainly(text);
  if (!/^[2-9A-HJKMNP-TV-Z]{4,8}$/.test(plain)) return null;
  return { first: plain.padEnd(8, '2'), last: plain.padEnd(8, 'Z') };
}

const plainly = (text: string): string => text.trim().toUpperCase().replace(/[-\s]/g, '');

/** As people see it: K7Q2-M4TD. */
export function showReference(reference: string): string {
  return `${reference.slice(0, 4)}-${reference.slice(4)}`;
}
