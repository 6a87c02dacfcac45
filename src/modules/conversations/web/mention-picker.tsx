import { useTranslation } from 'react-i18next';
import { Picker } from '../../../ui/picker.tsx';
import type { CaseView } from '../../cases/contract.ts';

type MentionPickerProps = {
  people: CaseView['people'];
  mention: (name: string) => void;
  leave: (typed: string, byKey: boolean) => void;
};

/** Whom a note can name: those who read it. */
export function MentionPicker({ people, mention, leave }: MentionPickerProps) {
  const { t } = useTranslation();
  return (
    <Picker
      label={t('conversations.mention')}
      options={people.map(({ id, name, organization }) => ({
        id,
        label: name,
        ...(organization && { aside: organization }),
      }))}
      none={t('conversations.nobodyToMention')}
      choose={(id) => {
        const person = people.find((one) => one.id === id);
        if (person) mention(person.name);
      }}
      leave={leave}
    />
  );
}
