import type { TFunction } from 'i18next';
import type { EntryView } from '../contract.ts';

/** What happened, in a few words: "Dana Okafor answered". */
export function sayEntry(entry: EntryView, t: TFunction): string {
  return t(`cases.kind.${entry.kind}`, { who: entry.author.name });
}
