import { TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchResults } from '../../modules/today/web/index.ts';
import { Empty } from '../../ui/answered.tsx';
import { useFirstFocus } from '../../ui/first-focus.ts';
import { Page } from '../../ui/page.tsx';
import { moveInRows } from '../../ui/row-keys.ts';
import { useSettled } from '../../ui/settled.ts';

const here = '/app/o/$organization/search';

/** Finds cases, what was said on them and customers while one types; what is looked for stands in the address. */
export function SearchPage() {
  const { t } = useTranslation();
  const { q = '' } = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const field = useFirstFocus<HTMLInputElement>();
  const [typed, setTyped] = useState(q);
  const words = useSettled(typed.trim());
  useEffect(() => {
    void navigate({ search: { q: words || undefined }, replace: true });
  }, [words, navigate]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an address that somebody else chose says what to look for.
  useEffect(() => {
    if (q !== words) setTyped(q);
  }, [q]);
  return (
    <Page title={t('today.search')}>
      <TextInput
        type="search"
        label={t('today.searchFor')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (typed.trim() === words) intoRows(event);
        }}
        ref={field}
        maxLength={200}
      />
      {words === '' ? <Empty>{t('today.searchEmpty')}</Empty> : <SearchResults words={words} />}
    </Page>
  );
}

/** Down leads from the field into what was found; Enter opens the first. */
function intoRows(event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
  event.preventDefault();
  const row = moveInRows(1);
  if (event.key === 'Enter') row?.click();
}
