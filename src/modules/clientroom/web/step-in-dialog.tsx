import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { clientroomApi } from '../contract.ts';

type StepInDialogProps = { theCase: CaseView; close: () => void };

/** The last of both on the line says whether somebody of the client has stepped in. */
export const hasSteppedIn = ({ entries }: CaseView): boolean =>
  entries.findLast(({ kind }) => kind === 'stepped in' || kind === 'handed back')?.kind === 'stepped in';

/** Said once what it means, then done. */
export function StepInDialog({ theCase, close }: StepInDialogProps) {
  const { t } = useTranslation();
  const stepIn = useCommand(clientroomApi.stepIn, {
    done: () => {
      say(t('clientroom.steppedIn'));
      close();
    },
  });
  const problem = useProblem(stepIn);
  const { customer, owner } = theCase;
  return (
    <Dialog title={t('clientroom.stepIn')} close={close}>
      <Form
        verb={t('clientroom.stepIn')}
        send={() => stepIn.mutate({ case: theCase.id })}
        sending={stepIn.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t('clientroom.stepInWhat', { customer: customer.name, owner: owner.name })}</p>
      </Form>
    </Dialog>
  );
}

/** The owner goes on alone, with what they should know. */
export function HandBackDialog({ theCase, close }: StepInDialogProps) {
  const { t } = useTranslation();
  const [text, setText, forget] = useKept(`hand back ${theCase.id}`, '');
  const handBack = useCommand(clientroomApi.handBack, {
    done: () => {
      forget();
      say(t('clientroom.handedBack', { owner: theCase.owner.name }));
      close();
    },
  });
  const problem = useProblem(handBack);
  return (
    <Dialog title={t('clientroom.handBack')} close={close}>
      <Form
        verb={t('clientroom.handBack')}
        send={() => handBack.mutate({ case: theCase.id, ...(text.trim() !== '' && { text }) })}
        sending={handBack.isPending}
        problem={problem}
        cancel={close}
      >
        <Textarea
          data-autofocus
          label={t('clientroom.handBackWords', { owner: theCase.owner.name })}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(() => value)}
          autosize
          minRows={2}
          maxLength={5000}
        />
      </Form>
    </Dialog>
  );
}
