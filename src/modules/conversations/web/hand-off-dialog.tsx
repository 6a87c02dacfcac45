import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { desksApi } from '../../desks/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';
import { briefingKnown } from './briefing-known.ts';
import { HandOffForm } from './hand-off-form.tsx';

type HandOffDialogProps = { theCase: CaseView; close: () => void };

/** Offers the case to somebody who works on the desk. */
export function HandOffDialog({ theCase, close }: HandOffDialogProps) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const desk = useAsk(desksApi.desk, { desk: theCase.deskId });
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
        roster={desk.data?.roster ?? []}
        experts={theCase.people.filter(({ role }) => role === 'expert').map(({ name }) => name)}
        known={briefingKnown(theCase, { now, zone, t })}
        zone={zone}
        offer={({ to: { id: toId }, briefing, answerBy, changesAt, cannotWait }, forget) =>
          offer.mutate(
            {
              ...{ case: theCase.id, toId, ...briefing },
              ...(answerBy && { answerBy }),
              ...(changesAt && { changesAt }),
              ...(cannotWait && { cannotWait }),
            },
            { onSuccess: () => offered(forget) },
          )
        }
        sending={offer.isPending}
        problem={problem}
        cancel={close}
      />
    </Dialog>
  );
}
