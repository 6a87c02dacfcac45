import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { conversationsApi } from '../contract.ts';

type OpenCaseDialogProps = {
  desks: readonly { slug: string; name: string }[];
  opened: (caseId: string) => void;
  close: () => void;
};

/** What somebody asked on the telephone or in person, written down as a case. */
export function OpenCaseDialog({ desks, opened, close }: OpenCaseDialogProps) {
  const { t } = useTranslation();
  const open = useCommand(conversationsApi.openCase);
  const problem = useProblem(open);
  const [desk, setDesk] = useState(desks[0]?.slug ?? '');
  const [asked, setAsked, forget] = useKept('new case', { name: '', address: '', subject: '', text: '' });
  const change = (part: Partial<typeof asked>) => setAsked((before) => ({ ...before, ...part }));
  const send = () => {
    const { name, address, subject, text } = asked;
    open.mutate(
      { desk, subject, text, customer: { name, address } },
      {
        onSuccess: ({ id, caseId }) => {
          forget();
          opened(caseId ?? id);
        },
      },
    );
  };
  return (
    <Dialog title={t('conversations.newCase')} close={close} wide>
      <Form
        verb={t('conversations.open')}
        send={send}
        sending={open.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t('conversations.newCaseHint')}</p>
        {desks.length > 1 && (
          <Choice
            label={t('conversations.desk')}
            value={desk}
            options={desks.map(({ slug, name }) => ({ value: slug, label: name }))}
            choose={setDesk}
          />
        )}
        <TextInput
          data-autofocus
          label={t('conversations.customerName')}
          value={asked.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          required
          withAsterisk={false}
          maxLength={200}
        />
        <TextInput
          label={t('conversations.customerAddress')}
          value={asked.address}
          onChange={({ currentTarget }) => change({ address: currentTarget.value })}
          required
          withAsterisk={false}
          maxLength={254}
        />
        <TextInput
          label={t('conversations.subject')}
          value={asked.subject}
          onChange={({ currentTarget }) => change({ subject: currentTarget.value })}
          required
          withAsterisk={false}
          maxLength={500}
        />
        <Textarea
          label={t('conversations.need')}
          value={asked.text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
          required
          withAsterisk={false}
          autosize
          minRows={4}
        />
      </Form>
    </Dialog>
  );
}
