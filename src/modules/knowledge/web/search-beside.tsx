import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './what-helps.module.css';

type SearchBesideProps = { typed: string; type: (typed: string) => void };

/** Looks for what helps in other words than those of the customer. It is not the search of the screen. */
export function SearchBeside({ typed, type }: SearchBesideProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.search}>
      <TextInput
        aria-label={t('knowledge.searchBeside')}
        placeholder={t('knowledge.searchBeside')}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={stay}
        maxLength={200}
      />
    </div>
  );
}

/** What it stands in is not sent by it. */
function stay(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
}
