import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SearchResults } from '../../modules/today/web/index.ts';
import { Empty } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField, useSearched } from '../../ui/search-field.tsx';

const here = '/app/o/$organization/search';

/** Finds cases, what was said on them and customers while one types; what is looked for stands in the address. */
export function SearchPage() {
  const { t } = useTranslation();
  const { q = '' } = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const search = useSearched(q, (words) => void navigate({ search: { q: words }, replace: true }));
  return (
    <Page title={t('today.search')}>
      <SearchField search={search} label={t('today.searchFor')} />
      {search.words === '' ? <Empty>{t('today.searchEmpty')}</Empty> : <SearchResults words={search.words} />}
    </Page>
  );
}
