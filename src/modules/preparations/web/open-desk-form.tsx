import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usualWeek } from '../../../platform/time/hours.ts';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { HoursField } from '../../../ui/hours-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { browserZone } from '../../../ui/wall-time.ts';
import { ZoneField } from '../../../ui/zone-field.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { desksApi } from '../../desks/contract.ts';

/** A desk of one's own company, there at once. */
export function OpenDeskForm({ opened }: { opened: (slug: string) => void }) {
  const { t } = useTranslation();
  const open = useCommand(desksApi.openDesk);
  const problem = useProblem(open);
  const [desk, set] = useDraft(() => ({
    ...{ name: '', slug: '', address: '', zone: browserZone(), hours: usualWeek, onePerson: false },
  }));
  const send = () =>
    open.mutate(desk, {
      onSuccess: () => {
        say(t('preparations.opened'));
        opened(desk.slug);
      },
    });
  return (
    <Form verb={t('preparations.open')} send={send} sending={open.isPending} problem={problem}>
      <TextField
        label={t('preparations.deskName')}
        value={desk.name}
        choose={(name) => set({ name })}
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
        label={t('desks.onePerson')}
        description={t('desks.onePersonHint')}
        checked={desk.onePerson}
        onChange={({ currentTarget }) => set({ onePerson: currentTarget.checked })}
      />
    </Form>
  );
}
