import { useTranslation } from 'react-i18next';
import { Verb } from './verb.tsx';

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** Asks for the next page of a list, where there is one. */
export function More({ pages }: { pages: Pages }) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) return null;
  return (
    <Verb plain loading={pages.isFetchingNextPage} onPress={() => pages.fetchNextPage()}>
      {t('ui.showMore')}
    </Verb>
  );
}
