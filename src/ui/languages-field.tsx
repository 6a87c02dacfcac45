import { useTranslation } from 'react-i18next';
import { TextField } from './text-field.tsx';

type LanguagesFieldProps = { label: string; value: string; choose: (languages: string) => void };

/** Languages by their codes, as they are written; `wordsOf` takes them apart. */
export function LanguagesField(props: LanguagesFieldProps) {
  const { t } = useTranslation();
  return <TextField {...props} hint={t('ui.languagesHint')} />;
}
