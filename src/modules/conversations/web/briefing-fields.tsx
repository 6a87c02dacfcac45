import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toEnd } from '../../../ui/caret.ts';

const parts = [
  'situation',
  'background',
  'assessment',
  'recommendation',
  'promised',
  'doNotAskAgain',
] as const;
export type BriefingText = Record<(typeof parts)[number], string>;

type BriefingFieldsProps = { briefing: BriefingText; change: (briefing: BriefingText) => void };

/** What whoever takes over needs to know; only the situation must be said. */
export function BriefingFields({ briefing, change }: BriefingFieldsProps) {
  const { t } = useTranslation();
  return parts.map((part) => (
    <Textarea
      key={part}
      label={t(`conversations.${part}`)}
      value={briefing[part]}
      onChange={({ currentTarget: { value } }) => change({ ...briefing, [part]: value })}
      onFocus={({ currentTarget }) => toEnd(currentTarget)}
      required={part === 'situation'}
      withAsterisk={false}
      autosize
      minRows={part === 'situation' ? 2 : 1}
      maxRows={6}
      maxLength={5000}
    />
  ));
}
