import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { CallOutcome, type CaseView } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';

type CallDialogProps = { theCase: CaseView; close: () => void };

/** A telephone call, written down by hand. Who was reached was told something, and when the next word comes. */
export function CallDialog({ theCase, close }: CallDialogProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const note = useCommand(conversationsApi.noteCall);
  const problem = useProblem(note);
  const [call, setCall, forget] = useKept(`call ${theCase.id}`, {
    direction: (theCase.state === 'ended' ? 'in' : 'out') as 'in' | 'out',
    outcome: 'reached' as CallOutcome,
    text: '',
    note: '',
    stands: theCase.prefill.stands,
    nextWordBy: theCase.prefill.nextWordBy,
  });
  const change = (part: Partial<typeof call>) => setCall((before) => ({ ...before, ...part }));
  const send = () => {
    const { direction, outcome, text, stands, nextWordBy } = call;
    note.mutate(
      {
        case: theCase.id,
        direction,
        outcome,
        ...(outcome === 'reached' && { text, stands, nextWordBy }),
        ...(call.note && { note: call.note }),
      },
      {
        onSuccess: () => {
          forget();
          say(t('conversations.noted'));
          close();
        },
      },
    );
  };
  return (
    <Dialog title={t('conversations.noteCall')} close={close} wide>
      <Form
        verb={t('conversations.keep')}
        send={send}
        sending={note.isPending}
        problem={problem}
        cancel={close}
      >
        <Choice
          begin
          label={t('conversations.direction')}
          value={call.direction}
          options={[
            { value: 'out', label: t('conversations.weRang') },
            { value: 'in', label: t('conversations.theyRang') },
          ]}
          choose={(direction) => change({ direction })}
        />
        <Choice
          label={t('conversations.howItWent')}
          value={call.outcome}
          options={CallOutcome.options.map((value) => ({
            value,
            label: t(`conversations.outcomes.${value}`),
          }))}
          choose={(outcome) => change({ outcome })}
        />
        {call.outcome === 'reached' && (
          <>
            <Textarea
              label={t('conversations.callText')}
              value={call.text}
              onChange={({ currentTarget }) => change({ text: currentTarget.value })}
              required
              withAsterisk={false}
              autosize
              minRows={3}
            />
            <TextInput
              label={t('conversations.stands')}
              value={call.stands}
              onChange={({ currentTarget }) => change({ stands: currentTarget.value })}
              required
              withAsterisk={false}
              maxLength={500}
            />
            <MomentField
              label={t('conversations.nextWordBy')}
              value={call.nextWordBy}
              zone={zone}
              choose={(nextWordBy) => nextWordBy && change({ nextWordBy })}
              required
            />
          </>
        )}
        <Textarea
          label={t('conversations.callNote')}
          value={call.note}
          onChange={({ currentTarget }) => change({ note: currentTarget.value })}
          autosize
          minRows={2}
        />
      </Form>
    </Dialog>
  );
}
