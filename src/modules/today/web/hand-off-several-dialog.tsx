import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { HandOffForm } from '../../conversations/web/index.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { useMe } from '../../people/web/index.ts';
import { todayApi } from '../contract.ts';
import { tellOutcome } from './outcome-store.ts';
import type { Snoozable } from './snooze-dialog.tsx';

type HandOffSeveralProps = { cases: readonly Snoozable[]; close: () => void; done?: () => void };

/** Offers several cases of a desk to one person, or dealt out among several, with one briefing. */
export function HandOffSeveralDialog(props: HandOffSeveralProps) {
  const { t } = useTranslation();
  const { cases, close } = props;
  const sentence = useSentence();
  const [first] = cases;
  const desk = useAsk(desksApi.desk, { desk: first?.deskId ?? '' });
  const title =
    cases.length === 1 && first
      ? t('conversations.handOffOf', { subject: first.subject })
      : t('today.handOffSeveral', { count: cases.length });
  const isOneDesk = cases.every(({ deskId }) => deskId === first?.deskId);
  return (
    <Dialog title={title} close={close} wide>
      {isOneDesk ? (
        <Answered of={desk} sentence={sentence}>
          {(view) => <Offer {...props} desk={view} />}
        </Answered>
      ) : (
        <Empty>{t('today.oneDeskOnly')}</Empty>
      )}
    </Dialog>
  );
}

function Offer({ cases, close, done, desk }: HandOffSeveralProps & { desk: DeskView }) {
  const me = useMe();
  const offer = useCommand(todayApi.handOff);
  const problem = useProblem(offer);
  const standing = desk.roster.filter(({ endedAt }) => endedAt === null);
  return (
    <HandOffForm
      of={cases.map(({ id }) => id).join(' ')}
      count={cases.length}
      takers={standing
        .filter(({ person, role }) => role !== 'expert' && person.id !== me.data?.id)
        .map(({ person }) => person)}
      roster={standing}
      experts={standing.filter(({ role }) => role === 'expert').map(({ person }) => person.name)}
      known={{}}
      zone={desk.zone}
      offer={({ to, others, briefing, answerBy, changesAt, cannotWait }, forget) =>
        offer.mutate(
          {
            cases: cases.map(({ id }) => id),
            toIds: [to.id, ...others],
            ...briefing,
            ...(answerBy && { answerBy }),
            ...(changesAt && { changesAt }),
            ...(cannotWait && { cannotWait }),
          },
          {
            onSuccess: ({ id }) => {
              tellOutcome(id, to.name, forget);
              close();
              done?.();
            },
          },
        )
      }
      sending={offer.isPending}
      problem={problem}
      cancel={close}
    />
  );
}
