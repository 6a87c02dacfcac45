import { dayOf } from '../../../ui/moment.ts';

type Expected = {
  expectedOn: string | null;
  firstExpectedOn: string | null;
  /** By when it is needed. */
  due: string | null;
};

type After = { what: 'need' | 'word'; at: string };

/**
 * What the day on which something is expected lies after: when it is needed, and, where it was moved, the next word that the
 * customer was promised.
 */
export function liesAfter(
  { expectedOn, firstExpectedOn, due }: Expected,
  { nextWord, zone }: { nextWord: string | null; zone: string },
): After[] {
  if (expectedOn === null) return [];
  const after = (what: After['what'], at: string | null): After[] =>
    at !== null && expectedOn > dayOf(Date.parse(at), zone) ? [{ what, at }] : [];
  const isMoved = expectedOn !== firstExpectedOn;
  return [...after('need', due), ...(isMoved ? after('word', nextWord) : [])];
}
