import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';

const parts = [
  'situation',
  'background',
  'assessment',
  'recommendation',
  'promised',
  'doNotAskAgain',
] as const;
type Briefing = Record<(typeof parts)[number], string>;

type HandOffDialogProps = { theCase: CaseView; close: () => void };

/** Offers the case to somebody who works on the desk, with what they need to know; only the situation must be said. */
export function HandOffDialog({ theCase, close }: HandOffDialogProps) {
  const { t } = useTranslation();
  const offer = useCommand(conversationsApi.offerHandOff);
  const problem = useProblem(offer);
  const takers = takersOf(theCase);
  const [toId, setToId] = useState(takers[0]?.value ?? '');
  const [briefing, setBriefing] = useState(() => startOf(theCase));
  const send = () =>
    offer.mutate(
      { case: theCase.id, toId, ...briefing },
      {
        onSuccess: () => {
          say(t('conversations.offered'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('conversations.handOff')} close={close} wide>
      {takers.length === 0 ? (
        <Empty>{t('conversations.nobodyToHandTo')}</Empty>
      ) : (
        <Form
          verb={t('conversations.offer')}
          send={send}
          sending={offer.isPending}
          problem={problem}
          cancel={close}
        >
          <Choice begin label={t('conversations.handOffTo')} value={toId} options={takers} choose={setToId} />
          {parts.map((part) => (
            <Textarea
              key={part}
              label={t(`conversations.${part}`)}
              value={briefing[part]}
              onChange={({ currentTarget: { value } }) =>
                setBriefing((before) => ({ ...before, [part]: value }))
              }
              required={part === 'situation'}
              withAsterisk={false}
              autosize
              minRows={part === 'situation' ? 2 : 1}
              maxRows={6}
              maxLength={5000}
            />
          ))}
        </Form>
      )}
    </Dialog>
  );
}

function takersOf({ people, owner }: CaseView) {
  return people
    .filter(({ id, role }) => id !== owner.id && role !== 'expert')
    .map(({ id, name, organization }) => ({
      value: id,
      label: organization ? `${name}, ${organization}` : name,
    }));
}

/** Where it stands and what must not be asked again are known already. */
function startOf({ stands, customer }: CaseView): Briefing {
  const doNotAskAgain = customer.facts
    .filter((fact) => fact.doNotAskAgain)
    .map((fact) => fact.text)
    .join('\n');
  return {
    situation: stands ?? '',
    background: '',
    assessment: '',
    recommendation: '',
    promised: '',
    doNotAskAgain,
  };
}
