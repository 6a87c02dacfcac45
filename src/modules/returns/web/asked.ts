import { Which } from '../contract.ts';

const weeksOf = (weeks: unknown) =>
  typeof weeks === 'number' && Number.isInteger(weeks) && weeks >= 1 && weeks <= 260 ? weeks : undefined;

/** Empty of what is not known; a version such as 1.3 is read as a number. */
const part = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** The window that an address names; what it cannot mean is left out. */
export const windowAsked = ({ weeks }: Record<string, unknown>): { weeks?: number } => ({
  weeks: weeksOf(weeks),
});

/** Which returns of which window an address names. */
export const returnsAsked = (
  found: Record<string, unknown>,
): { weeks?: number; which?: Which; make?: string; model?: string; version?: string } => ({
  weeks: weeksOf(found.weeks),
  which: Which.safeParse(found.which).data,
  make: part(found.make),
  model: part(found.model),
  version: part(found.version),
});
