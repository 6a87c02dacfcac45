import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';
import { useCrossing } from './use-crossing.tsx';

type EndDialogProps = { theCase: CaseView; close: () => void };

// Silence is never an end that somebody chooses.
const outcomes = ['met by us', 'customer solved it', 'returned', 'gave up', 'left'] as const;

export function EndDialog({ theCase, close }: EndDialogProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('met by us');
  const [note, setNote, forget] = useKept(`end ${theCase.id}`, '');
  const end = useCommand(conversationsApi.end);
  const { seen, problem, notice } = useCrossing(theCase, end);
  const send = () =>
    end.mutate(
      { case: theCase.id, outcome, seen, ...(note && { note }) },
      {
        onSuccess: () => {
          forget();
          say(t('conversations.hasEnded'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('conversations.end')} close={close}>
      <Form
        verb={t('conversations.endCase')}
        send={send}
        sending={end.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t('conversations.endHint')}</p>
        {notice}
        <Choice
          begin
          label={t('conversations.outcome')}
          value={outcome}
          options={outcomes.map((value) => ({ value, label: t(`cases.outcome.${value}`) }))}
          choose={setOutcome}
        />
        <Textarea
          label={t('conversations.endNote')}
          value={note}
          onChange={({ currentTarget }) => setNote(() => currentTarget.value)}
          autosize
          minRows={2}
          maxLength={5000}
        />
      </Form>
    </Dialog>
  );
}
