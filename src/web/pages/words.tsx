import { useTranslation } from 'react-i18next';
import { MyWords } from '../../modules/coaching/web/index.ts';
import { Page } from '../../ui/page.tsx';

export function WordsPage() {
  const { t } = useTranslation();
  return (
    <Page narrow title={t('coaching.title')}>
      <MyWords />
    </Page>
  );
}
