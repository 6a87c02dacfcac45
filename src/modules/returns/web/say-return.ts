import type { TFunction } from 'i18next';

type Thing = { make: string | null; model: string | null; version: string | null };

/** "Harmon MX-12, instructions 1.3", as far as it is known. */
export function sayThing({ make, model, version }: Thing, t: TFunction): string {
  const named = [make, model].filter(Boolean).join(' ') || t('returns.thingUnknown');
  return version === null ? named : `${named}, ${t('returns.versionIs', { version })}`;
}
