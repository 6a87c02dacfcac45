import { TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchResults } from '../../modules/today/web/index.ts';
import { useFirstFocus } from '../../ui/first-focus.ts';
import { leaveField } from '../../ui/keys.ts';
import { Page } from '../../ui/page.tsx';

const here = '/app/o/$organization/search';
const PAUSE = 200;

/** Finds cases while one types; what is searched for stands in the address. */
export function SearchPage() {
  const { t } = useTranslation();
  const { q = '' } = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const field = useFirstFocus<HTMLInputElement>();
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    const pausing = setTimeout(() => {
      void navigate({ search: { q: typed.trim() || undefined }, replace: true });
    }, PAUSE);
    return () => clearTimeout(pausing);
  }, [typed, navigate]);
  return (
    <Page title={t('today.search')}>
      <TextInput
        type="search"
        label={t('today.searchFor')}
        description={t('today.searchHint')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={leaveField}
        ref={field}
        maxLength={200}
      />
      {q !== '' && <SearchResults words={q} />}
    </Page>
  );
}
