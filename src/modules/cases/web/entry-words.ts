import type { TFunction } from 'i18next';
import { type EntryView, Outcome } from '../contract.ts';

/** What happened, in a few words: "Dana Okafor answered". */
export function sayEntry(entry: EntryView, t: TFunction): string {
  const outcome = Outcome.safeParse(entry.data.outcome);
  if (entry.kind === 'ended' && outcome.success) {
    return t('cases.endedAs', { outcome: t(`cases.endedBy.${outcome.data}`) });
  }
  if (entry.kind === 'split' && entry.data.fromId) {
    return t('cases.splitFrom', { who: entry.author.name });
  }
  if (entry.kind === 'sender admitted' && entry.data.admitted === false) {
    return t('cases.senderRefused', { who: entry.author.name });
  }
  return t(`cases.kind.${entry.kind}`, { who: entry.author.name });
}
