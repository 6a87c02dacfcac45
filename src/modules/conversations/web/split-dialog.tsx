import { Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';

type SplitDialogProps = { theCase: CaseView; entry: EntryView; close: () => void };

/** What the customer wrote is, or holds, another need: it becomes a case of its own. */
export function SplitDialog({ theCase, entry, close }: SplitDialogProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const navigate = useNavigate();
  const [subject, setSubject, forget] = useKept(`split ${entry.id}`, theCase.subject);
  const split = useCommand(conversationsApi.split);
  const problem = useProblem(split);
  const field = useFirstFocus<HTMLTextAreaElement>();
  const send = () =>
    split.mutate(
      { entry: entry.id, subject },
      {
        onSuccess: ({ id, reference }) => {
          forget();
          say(t('conversations.hasSplit'));
          close();
          navigate({
            to: '/app/o/$organization/cases/$case',
            params: { organization, case: reference ?? id },
          });
        },
      },
    );
  return (
    <Dialog title={t('conversations.split')} close={close}>
      <Form
        verb={t('conversations.splitIt')}
        send={send}
        sending={split.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t('conversations.splitHint', { name: theCase.customer.name })}</p>
        <Textarea
          ref={field}
          data-autofocus
          label={t('conversations.subject')}
          value={subject}
          onChange={({ currentTarget }) => setSubject(() => currentTarget.value)}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
          required
          withAsterisk={false}
          autosize
          maxLength={500}
        />
      </Form>
    </Dialog>
  );
}
