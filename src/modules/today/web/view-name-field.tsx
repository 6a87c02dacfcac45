import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '../../../ui/first-focus.ts';

/** What a view is called; the place where one begins. */
export function ViewNameField({ name, change }: { name: string; change: (name: string) => void }) {
  const { t } = useTranslation();
  const field = useFirstFocus<HTMLInputElement>();
  return (
    <TextInput
      ref={field}
      label={t('today.viewName')}
      value={name}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      data-autofocus
      required
      withAsterisk={false}
      maxLength={60}
    />
  );
}
