import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';

type Somebody = { name: string; mail: string };
type MemberFieldsProps = { member: Somebody; change: (part: Partial<Somebody>) => void };

/** Who somebody new is, and where the link that lets them in goes. */
export function MemberFields({ member, change }: MemberFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('people.name')}
        value={member.name}
        choose={(name) => change({ name })}
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        type="email"
        label={t('people.mail')}
        hint={t('people.mailHint')}
        value={member.mail}
        choose={(mail) => change({ mail })}
        maxLength={254}
        autoComplete="off"
      />
    </>
  );
}
