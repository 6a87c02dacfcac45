import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';

type ReopenDialogProps = { theCase: CaseView; close: () => void };

export function ReopenDialog({ theCase, close }: ReopenDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const reopen = useCommand(conversationsApi.reopen);
  const problem = useProblem(reopen);
  const send = () =>
    reopen.mutate(
      { case: theCase.id, reason },
      {
        onSuccess: () => {
          say(t('conversations.reopened'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('conversations.reopen')} close={close}>
      <Form
        verb={t('conversations.reopen')}
        send={send}
        sending={reopen.isPending}
        problem={problem}
        cancel={close}
      >
        <Textarea
          data-autofocus
          label={t('conversations.reason')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={5000}
        />
      </Form>
    </Dialog>
  );
}
