import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';
import { HandOffForm } from './hand-off-form.tsx';

type HandOffDialogProps = { theCase: CaseView; close: () => void };

/** Offers the case to somebody who works on the desk. */
export function HandOffDialog({ theCase, close }: HandOffDialogProps) {
  const { t } = useTranslation();
  const offer = useCommand(conversationsApi.offerHandOff);
  const problem = useProblem(offer);
  const offered = (forget: () => void) => {
    forget();
    say(t('conversations.offered'));
    close();
  };
  return (
    <Dialog title={t('conversations.handOffOf', { subject: theCase.subject })} close={close} wide>
      <HandOffForm
        of={theCase.id}
        takers={theCase.people.filter(({ id, role }) => id !== theCase.owner.id && role !== 'expert')}
        experts={theCase.people.filter(({ role }) => role === 'expert').map(({ name }) => name)}
        known={knownOf(theCase)}
        offer={({ id: toId }, briefing, forget) =>
          offer.mutate({ case: theCase.id, toId, ...briefing }, { onSuccess: () => offered(forget) })
        }
        sending={offer.isPending}
        problem={problem}
        cancel={close}
      />
    </Dialog>
  );
}

/** Where it stands and what must not be asked again are known already. */
function knownOf({ stands, customer }: CaseView) {
  const doNotAskAgain = customer.facts
    .flatMap(({ doNotAskAgain, text, ended }) => (doNotAskAgain && text && ended === null ? [text] : []))
    .join('\n');
  return { situation: stands ?? '', doNotAskAgain };
}
