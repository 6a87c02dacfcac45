import type { Instant } from '../context.ts';

/** Always with milliseconds, so that two instants can be compared as they stand. */
export function asInstant(at: Temporal.Instant): Instant {
  return at.toString({ fractionalSecondDigits: 3 });
}

export const earlierOf = (a: Instant, b: Instant): Instant => (a < b ? a : b);
export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);
