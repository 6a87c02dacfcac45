import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseRow } from '../../cases/contract.ts';
import { mostText } from '../../conversations/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { todayApi } from '../contract.ts';
import { tellOutcome } from './outcome-store.ts';

type SayToSeveralProps = { cases: readonly CaseRow[]; close: () => void; done?: () => void };

/** The same words to the customers of several cases, each as a message of their own. */
export function SayToSeveralDialog({ cases, close, done }: SayToSeveralProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(cases[0]?.deskId ?? '');
  const ids = cases.map(({ id }) => id);
  const [written, set, forget] = useKept(`say ${ids.join(' ')}`, {
    text: '',
    nextWordBy: null as string | null,
  });
  const { text, nextWordBy } = written;
  const command = useCommand(todayApi.say);
  const problem = useProblem(command);
  const send = () =>
    command.mutate(
      {
        cases: ids,
        text,
        nextWordBy,
        seen: Object.fromEntries(cases.map(({ id, version }) => [id, version])),
      },
      {
        onSuccess: ({ id }) => {
          tellOutcome(id, '', () => forget(written));
          close();
          done?.();
        },
      },
    );
  const [only] = cases;
  const title =
    cases.length === 1 && only
      ? t('today.writeTo', { customer: only.customer })
      : t('today.writeToSeveral', { count: cases.length });
  return (
    <Dialog title={title} close={close} wide>
      <Form
        verb={t('today.sendSeveral', { count: cases.length })}
        send={send}
        sending={command.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t('today.writeToSeveralHint', { count: cases.length })}</p>
        <Textarea
          data-autofocus
          dir="auto"
          label={t('today.sameWords')}
          value={text}
          onChange={({ currentTarget }) => set((before) => ({ ...before, text: currentTarget.value }))}
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={mostText}
        />
        <MomentField
          label={t('today.nextWordForAll')}
          value={nextWordBy}
          zone={zone}
          choose={(moment) => set((before) => ({ ...before, nextWordBy: moment }))}
        />
      </Form>
    </Dialog>
  );
}
