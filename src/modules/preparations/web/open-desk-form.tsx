import { useTranslation } from 'react-i18next';
import { usualWeek } from '../../../platform/time/hours.ts';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { browserZone } from '../../../ui/wall-time.ts';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { desksApi } from '../../desks/contract.ts';
import { DeskFields } from './desk-fields.tsx';

/** A desk of one's own company, there at once. */
export function OpenDeskForm({ opened }: { opened: (slug: string) => void }) {
  const { t } = useTranslation();
  const open = useCommand(desksApi.openDesk);
  const problem = useProblem(open);
  const [draft, set, forget] = useDraft('desk', {
    ...{ deskName: '', slug: '', address: '', zone: browserZone(), hours: usualWeek, onePerson: false },
  });
  const send = () => {
    const { deskName: name, ...desk } = draft;
    open.mutate(
      { ...desk, name },
      {
        onSuccess: () => {
          forget();
          say(t('preparations.opened'));
          opened(desk.slug);
        },
      },
    );
  };
  return (
    <Form verb={t('preparations.open')} send={send} sending={open.isPending} problem={problem}>
      <DeskFields desk={draft} set={set} onePerson={t('desks.onePerson')} />
    </Form>
  );
}
