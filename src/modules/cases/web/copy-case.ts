import { useTranslation } from 'react-i18next';
import { copy } from '../../../ui/copy.ts';
import { type Action, useActions } from '../../../ui/keys.ts';
import { say } from '../../../ui/voice.tsx';
import { sayReference } from './reference.ts';

/** The link of a case, for whichever company its reader works, and its reference, for the clipboard; one key each. */
export function useCopyCase(
  referenceOf: () => string | null,
): (Action & { says: string; act: () => void })[] {
  const { t } = useTranslation();
  const take = (text: (reference: string) => string, said: string) => {
    const reference = referenceOf();
    if (reference === null) return say(t('cases.copyWhich'));
    void copy(text(reference), { said, t });
  };
  const actions = [
    {
      key: 'y',
      says: t('cases.copyLink'),
      act: () =>
        take((reference) => `${window.location.origin}/app/cases/${reference}`, t('cases.linkCopied')),
    },
    {
      key: 'shift y',
      says: t('cases.copyReference'),
      act: () => take(sayReference, t('cases.referenceCopied')),
    },
  ];
  useActions(actions);
  return actions;
}

/** The case in whose row the focus is. */
export function focusedReference(): string | null {
  const row = document.activeElement?.closest<HTMLAnchorElement>('a[data-row]');
  return row?.pathname.match(/\/cases\/([^/]+)$/)?.[1] ?? null;
}
