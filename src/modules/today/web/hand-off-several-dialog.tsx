import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { BriefingFields, type BriefingText } from '../../conversations/web/index.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { useMe } from '../../people/web/index.ts';
import { todayApi } from '../contract.ts';
import { tellOutcome } from './outcome-store.ts';
import type { Snoozable } from './snooze-dialog.tsx';

type HandOffSeveralProps = { cases: readonly Snoozable[]; close: () => void; done?: () => void };

/** Offers several cases of a desk to one person, with one briefing. */
export function HandOffSeveralDialog(props: HandOffSeveralProps) {
  const { t } = useTranslation();
  const { cases, close } = props;
  const sentence = useSentence();
  const [first] = cases;
  const desk = useAsk(desksApi.desk, { desk: first?.deskId ?? '' });
  const isOneDesk = cases.every(({ deskId }) => deskId === first?.deskId);
  return (
    <Dialog title={t('today.handOffSeveral', { count: cases.length })} close={close} wide>
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

const nothingSaid: BriefingText = {
  situation: '',
  background: '',
  assessment: '',
  recommendation: '',
  promised: '',
  doNotAskAgain: '',
};

function Offer({ cases, close, done, desk }: HandOffSeveralProps & { desk: DeskView }) {
  const { t } = useTranslation();
  const me = useMe();
  const offer = useCommand(todayApi.handOff);
  const problem = useProblem(offer);
  const takers = takersOf(desk, me.data?.id);
  const [toId, setToId] = useState(takers[0]?.value ?? '');
  const [briefing, setBriefing] = useState(nothingSaid);
  if (takers.length === 0) return <Empty>{t('conversations.nobodyToHandTo')}</Empty>;
  const send = () =>
    offer.mutate(
      { cases: cases.map(({ id }) => id), toId, ...briefing },
      {
        onSuccess: ({ id }) => {
          tellOutcome(id, takers.find(({ value }) => value === toId)?.name ?? '');
          close();
          done?.();
        },
      },
    );
  return (
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
  );
}

function takersOf({ roster }: DeskView, me: string | undefined) {
  return roster
    .filter(({ person, role, endedAt }) => endedAt === null && role !== 'expert' && person.id !== me)
    .map(({ person: { id, name, organization } }) => ({
      value: id,
      name,
      label: organization ? `${name}, ${organization}` : name,
    }));
}
