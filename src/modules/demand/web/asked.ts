import { z } from 'zod';
import { Which } from '../contract.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const weeksOf = (weeks: unknown) =>
  typeof weeks === 'number' && Number.isInteger(weeks) && weeks >= 1 && weeks <= 104 ? weeks : undefined;

/** The window and the type that an address names; what it cannot mean is left out. */
export const weeksAsked = ({ weeks, of }: Record<string, unknown>): { weeks?: number; of?: string } => ({
  weeks: weeksOf(weeks),
  of: text(of),
});

/** Which contacts of which window an address names; what it cannot mean is left out. */
export const contactsAsked = (
  found: Record<string, unknown>,
): { weeks?: number; which?: Which; type?: string; cause?: string; week?: string } => ({
  weeks: weeksOf(found.weeks),
  which: Which.safeParse(found.which).data,
  type: text(found.type),
  cause: text(found.cause),
  week: z.iso.date().safeParse(found.week).data,
});
