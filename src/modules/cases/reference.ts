import { randomInt } from 'node:crypto';

/** No 0, 1, I, L, O or U: read over the telephone, none is taken for another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export function newReference(): string {
  return Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** The reference somebody wrote or said, with or without the dash, or null where it is none. */
export function parseReference(text: string): string | null {
  const plain = text.trim().toUpperCase().replace(/[-\s]/g, '');
  return /^[2-9A-HJKMNP-TV-Z]{8}$/.test(plain) ? plain : null;
}

/** As people see it: K7Q2-M4TD. */
export function showReference(reference: string): string {
  return `${reference.slice(0, 4)}-${reference.slice(4)}`;
}
