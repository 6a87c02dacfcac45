import { z } from 'zod';
import { invalid } from '../refusal.ts';

/** Where the next page begins: the sort keys of the last row shown, unreadable on purpose. */
export function writeCursor(...parts: (string | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

export function readCursor<T>(cursor: string | undefined, parts: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    return parts.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
  }
  throw invalid('cursor.invalid', 'This page is not known. Begin again with the first one.');
}

/** The place of a row in a list that is in the order of its ids. */
export const ById = z.tuple([z.uuid()]);

/** One row more than a page is asked for, so that its presence says whether a next page exists. */
export function page<T>(
  rows: T[],
  limit: number,
  cursorOf: (last: T) => string,
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? cursorOf(last) : null };
}
