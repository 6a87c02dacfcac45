import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView } from '../../cases/contract.ts';
import { sayReference } from '../../cases/web/index.ts';
import { conversationsApi } from '../contract.ts';

type JoinDialogProps = { theCase: CaseView; close: () => void };

/** Which cases this one can be joined with: the customer's others that are not over themselves. */
export const joinable = ({ otherCases }: Pick<CaseView, 'otherCases'>) =>
  otherCases.filter(({ state }) => state === 'open' || state === 'done');

/** Two cases of one need become one; whoever joins them says which of the two goes on. */
export function JoinDialog({ theCase, close }: JoinDialogProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const navigate = useNavigate();
  const join = useCommand(conversationsApi.join);
  const problem = useProblem(join);
  const options = joinable(theCase).map(({ id, reference, subject }) => ({
    value: id,
    label: `${sayReference(reference)} ${subject}`,
  }));
  const [other, setOther] = useState(options[0]?.value ?? '');
  const [goesOn, setGoesOn] = useState<'other' | 'this'>('other');
  const send = () =>
    join.mutate(goesOn === 'other' ? { case: theCase.id, to: other } : { case: other, to: theCase.id }, {
      onSuccess: () => {
        say(t('conversations.hasJoined'));
        close();
        const { reference } = theCase.otherCases.find(({ id }) => id === other) ?? theCase;
        if (goesOn === 'other')
          void navigate({
            to: '/app/o/$organization/cases/$case',
            params: { organization, case: reference },
          });
      },
    });
  return (
    <Dialog title={t('conversations.join')} close={close}>
      <Form
        verb={t('conversations.joinIt')}
        send={send}
        sending={join.isPending}
        problem={problem}
        cancel={close}
      >
        <p>{t('conversations.joinHint')}</p>
        <Choice begin label={t('conversations.joinWith')} value={other} options={options} choose={setOther} />
        <Choice
          label={t('conversations.joinGoesOn')}
          value={goesOn}
          options={[
            { value: 'other', label: t('conversations.theOtherCase') },
            { value: 'this', label: t('conversations.thisCase') },
          ]}
          choose={setGoesOn}
        />
      </Form>
    </Dialog>
  );
}
