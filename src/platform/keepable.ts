import { Refusal } from './refusal.ts';

/** Whether PostgreSQL can keep every word of it, as text and as JSON: it has no U+0000 and no half of a surrogate pair. */
export function isKeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, one]) => isKeepable(name) && isKeepable(one));
}

export const unkeepable = () =>
  new Refusal(
    'invalid',
    'input.unkeepable',
    'This holds a null character or half a character, which cannot be kept. Take it out, then try again.',
  );
