import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { minorOf } from '../../../platform/money.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Found, type WhatWasFound } from '../contract.ts';

export type FoundDraft = { found: Found | ''; cost: string; currency: string };

export const nothingFound: FoundDraft = { found: '', cost: '', currency: '' };

/** Undefined where nothing is said, null where the cost is no amount. */
export function foundOf({ found, cost, currency }: FoundDraft): WhatWasFound | undefined | null {
  if (found === '') return undefined;
  if (cost.trim() === '') return { found };
  const inCapitals = currency.trim().toUpperCase();
  const minor = /^[A-Z]{3}$/.test(inCapitals) ? minorOf(cost, inCapitals) : null;
  if (minor === null) return null;
  return minor === 0 ? { found } : { found, cost: { minor, currency: inCapitals } };
}

type FoundFieldsProps = { draft: FoundDraft; change: (part: Partial<FoundDraft>) => void };

/** What whoever got the thing found of it, and what that cost them. */
export function FoundFields({ draft, change }: FoundFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('tasks.whatFound')}
        value={draft.found}
        options={[
          { value: '' as const, label: t('tasks.foundNotSaid') },
          ...Found.options.map((found) => ({ value: found, label: t(`tasks.found.${found}`) })),
        ]}
        choose={(found) => change({ found })}
      />
      {draft.found !== '' && (
        <>
          <TextInput
            label={t('tasks.foundCost')}
            value={draft.cost}
            inputMode="decimal"
            onChange={({ currentTarget: { value } }) => change({ cost: value })}
            maxLength={16}
          />
          <TextInput
            label={t('tasks.foundCurrency')}
            value={draft.currency}
            onChange={({ currentTarget: { value } }) => change({ currency: value })}
            maxLength={3}
          />
        </>
      )}
    </>
  );
}
