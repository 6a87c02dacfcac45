import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function Lost() {
  const { t } = useTranslation();
  return (
    <main>
      <Page title={t('failure.nothingHere')} narrow>
        <p>
          <Link to="/app/$" params={{ _splat: '' }}>
            {t('shell.today')}
          </Link>
        </p>
      </Page>
    </main>
  );
}
