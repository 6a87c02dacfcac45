import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';
import { useCrossing } from './use-crossing.tsx';

type DoneDialogProps = {
  theCase: CaseView;
  close: () => void;
  /** What it begins with. */
  words?: { text: string; stands: string | null };
};

/** We think it is done; the customer says whether it is. */
export function DoneDialog({ theCase, close, words }: DoneDialogProps) {
  const { t } = useTranslation();
  const [text, setText, forget] = useKept(`done ${theCase.id}`, words?.text ?? '');
  const propose = useCommand(conversationsApi.proposeDone);
  const { seen, problem, notice } = useCrossing(theCase, propose);
  const send = () =>
    propose.mutate(
      { case: theCase.id, text, seen, ...(words?.stands && { stands: words.stands }) },
      {
        onSuccess: () => {
          forget();
          say(t('conversations.saidDone'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('conversations.done')} close={close}>
      <Form
        verb={t('conversations.send')}
        send={send}
        sending={propose.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t('conversations.doneHint')}</p>
        {notice}
        <Textarea
          data-autofocus
          label={t('conversations.doneText')}
          value={text}
          onChange={({ currentTarget }) => setText(() => currentTarget.value)}
          required
          withAsterisk={false}
          autosize
          minRows={3}
        />
      </Form>
    </Dialog>
  );
}
