import { z } from 'zod';
import { Measured } from '../contract.ts';

const weeksOf = (weeks: unknown) => z.int().min(1).max(104).safeParse(weeks).data;

/** Which needs of which window an address names; what it cannot mean is left out. */
export const measuredAsked = (
  found: Record<string, unknown>,
): { weeks?: number; which?: Measured; company?: string } => ({
  weeks: weeksOf(found.weeks),
  which: Measured.safeParse(found.which).data,
  company: z.uuid().safeParse(found.company).data,
});
