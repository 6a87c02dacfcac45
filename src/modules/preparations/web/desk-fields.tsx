import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HoursField } from '../../../ui/hours-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ZoneField } from '../../../ui/zone-field.tsx';
import type { Draft } from './draft.ts';

type Desk = Pick<Draft, 'deskName' | 'slug' | 'address' | 'zone' | 'hours' | 'onePerson'>;

type DeskFieldsProps = {
  desk: Desk;
  set: (part: Partial<Desk>) => void;
  /** What it is called that one person is all of the client. */
  onePerson: string;
};

/** What is to be said of any desk before it is there. */
export function DeskFields({ desk, set, onePerson }: DeskFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('preparations.deskName')}
        value={desk.deskName}
        choose={(deskName) => set({ deskName })}
        maxLength={200}
      />
      <TextField
        label={t('preparations.slug')}
        hint={t('preparations.slugHint')}
        value={desk.slug}
        choose={(slug) => set({ slug })}
        maxLength={60}
      />
      <TextField
        type="email"
        label={t('preparations.address')}
        value={desk.address}
        choose={(address) => set({ address })}
        maxLength={254}
      />
      <ZoneField label={t('preparations.zone')} value={desk.zone} choose={(zone) => set({ zone })} />
      <HoursField label={t('desks.hours')} value={desk.hours} choose={(hours) => set({ hours })} />
      <Checkbox
        label={onePerson}
        description={t('desks.onePersonHint')}
        checked={desk.onePerson}
        onChange={({ currentTarget }) => set({ onePerson: currentTarget.checked })}
      />
    </>
  );
}
