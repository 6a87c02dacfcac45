import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../../ui/moment.ts';
import type { StudyRow } from '../contract.ts';

/** How many contacts of which days. */
export const sayStudy = ({ contacts, from, until }: StudyRow, t: TFunction): string =>
  t('studies.one', {
    count: contacts,
    from: sayDate(from, t('language')),
    until: sayDate(until, t('language')),
  });

/** How far whoever reads is, and both, and what came of it. */
export function SayProgress({ study: { saidByMe, both, contacts, findings } }: { study: StudyRow }) {
  const { t } = useTranslation();
  return (
    <>
      {t('studies.progress', { mine: saidByMe, both, count: contacts })}
      {findings > 0 && ` ${t('studies.learnedCount', { count: findings })}.`}
    </>
  );
}
