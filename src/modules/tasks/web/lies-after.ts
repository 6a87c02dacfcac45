import { dayOf } from '../../../ui/moment.ts';

type Expected = {
  expectedOn: string | null;
  firstExpectedOn: string | null;
  /** By when it is needed. */
  due: string | null;
};

/**
 * What the day on which something is expected lies after: when it is needed, and, where it was moved, the next word that the
 * customer was promised.
 */
export function liesAfter(
  { expectedOn, firstExpectedOn, due }: Expected,
  { nextWord, zone }: { nextWord: string | null; zone: string },
): ('need' | 'word')[] {
  if (expectedOn === null) return [];
  const isAfter = (at: string | null) => at !== null && expectedOn > dayOf(Date.parse(at), zone);
  const isMoved = expectedOn !== firstExpectedOn;
  return [
    ...(isAfter(due) ? (['need'] as const) : []),
    ...(isMoved && isAfter(nextWord) ? (['word'] as const) : []),
  ];
}
