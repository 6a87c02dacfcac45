import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MomentField } from '../../../ui/moment-field.tsx';

type ToldFieldsProps = {
  stands: string;
  nextWordBy: string;
  zone: string;
  changeStands: (stands: string) => void;
  changeNextWord: (nextWordBy: string | null) => void;
  classes: { stands?: string; next?: string };
};

/** What goes with every word to a customer. */
export function ToldFields(told: ToldFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        className={told.classes.stands}
        label={t('conversations.stands')}
        value={told.stands}
        onChange={({ currentTarget }) => told.changeStands(currentTarget.value)}
        maxLength={500}
        required
        withAsterisk={false}
      />
      <MomentField
        className={told.classes.next}
        label={t('conversations.nextWordBy')}
        value={told.nextWordBy}
        zone={told.zone}
        choose={told.changeNextWord}
        required
      />
    </>
  );
}
