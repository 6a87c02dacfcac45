import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageCode, languagesToChoose } from './language-names.ts';

type LanguagesFieldProps = {
  label: string;
  value: string[];
  choose: (languages: string[]) => void;
};

/** Languages by their names, found as one types; one with a region, such as pt-BR, by its code. */
export function LanguagesField({ label, value, choose }: LanguagesFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const code = languageCode(typed.trim());
  return (
    <MultiSelect
      label={label}
      description={t('ui.languagesHint')}
      data={languagesToChoose(code ? [...value, code] : value, t('language'))}
      value={value}
      onChange={choose}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options, search }) => options.filter((option) => 'value' in option && fits(option, search))}
      hidePickedOptions
      selectFirstOptionOnChange
      nothingFoundMessage={t('ui.noSuchLanguage')}
      // The list itself scrolls: a region around it would have to be reached by the keyboard.
      withScrollArea={false}
      styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
      comboboxProps={{ withinPortal: false }}
      required={value.length === 0}
      withAsterisk={false}
    />
  );
}

function fits({ value, label }: { value: string; label: string }, search: string): boolean {
  const words = search.trim().toLowerCase();
  return label.toLowerCase().includes(words) || value.toLowerCase() === words;
}
