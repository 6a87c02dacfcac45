import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { peopleApi } from '../contract.ts';
import type { Member } from './member.ts';

type EndMembershipDialogProps = { member: Member; close: () => void };

/** Asks once more before somebody's work for the organization ends, and says what ends with it. */
export function EndMembershipDialog({ member: { id, name }, close }: EndMembershipDialogProps) {
  const { t } = useTranslation();
  const end = useCommand(peopleApi.endMembership);
  const problem = useProblem(end);
  const send = () =>
    end.mutate(
      { person: id },
      {
        onSuccess: () => {
          say(t('people.memberEnded', { name }));
          close();
        },
      },
    );
  return (
    <Dialog title={t('people.endMember', { name })} close={close}>
      <Form
        verb={t('people.endMembership')}
        send={send}
        sending={end.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t('people.endMemberSure', { name })}</p>
        <p>{t('people.endMemberCases')}</p>
      </Form>
    </Dialog>
  );
}
