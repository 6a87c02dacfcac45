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
import { BriefingFields, type BriefingText } from './briefing-fields.tsx';

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
          <BriefingFields briefing={briefing} change={setBriefing} />
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
function startOf({ stands, customer }: CaseView): BriefingText {
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
