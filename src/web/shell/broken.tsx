import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failed } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';

/** A screen that could not be drawn; what stands around it, and what was typed, stays. */
export function Broken({ reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('failure.screen')} narrow>
      <Failed sentence={t('failure.broken')} again={reset} />
    </Page>
  );
}
