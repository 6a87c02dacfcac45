import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Form } from '../../../ui/form.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { useKept } from '../../../ui/kept.ts';
import { useActions } from '../../../ui/keys.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView, HandOffView } from '../../cases/contract.ts';
import { useDeskZone, useMe } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';
import classes from './notice.module.css';
import { ReasonForm } from './reason-form.tsx';

type HandOffNoticeProps = {
  handOff: HandOffView;
  theCase: Pick<CaseView, 'reach' | 'deskId' | 'customer'>;
};

/** An offer that waits for its answer: who was offered the case answers, everybody else may take it back. */
export function HandOffNotice({ handOff, theCase }: HandOffNoticeProps) {
  const { t } = useTranslation();
  const me = useMe();
  const mine = me.data?.id === handOff.to.id;
  const title = mine
    ? t('conversations.offeredToYou', { from: handOff.from.name })
    : t('conversations.offeredTo', { to: handOff.to.name });
  return (
    <section className={classes.notice} aria-label={title}>
      <h2>{title}</h2>
      <Wish handOff={handOff} theCase={theCase} mine={mine} />
      <Briefing handOff={handOff} />
      <AnswerBy handOff={handOff} theCase={theCase} />
      {mine ? <Answer handOff={handOff} theCase={theCase} /> : <TakeBack handOff={handOff} />}
    </section>
  );
}

/** Whoever takes it reads before what the customer would rather have; the owner honours it, or answers. */
function Wish({ handOff, theCase: { customer }, mine }: HandOffNoticeProps & { mine: boolean }) {
  const { t } = useTranslation();
  if (handOff.customerSays === null) return null;
  const { from, to, customerSays } = handOff;
  const says = customerSays === 'wait' ? 'conversations.wouldWait' : 'conversations.wouldHaveOther';
  return (
    <p>
      <strong>{t(says, { customer: isolated(customer.name), owner: from.name, to: to.name })}</strong>{' '}
      {t(mine ? 'conversations.tellThemWhy' : 'conversations.honourOrAnswer')}
    </p>
  );
}

function AnswerBy({ handOff, theCase: { deskId } }: HandOffNoticeProps) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(deskId);
  return (
    <p>{t('conversations.answerBy', { when: sayMoment(Date.parse(handOff.answerBy), { now, zone, t }) })}</p>
  );
}

const parts = [
  'situation',
  'background',
  'assessment',
  'recommendation',
  'promised',
  'doNotAskAgain',
] as const;

function Briefing({ handOff: { briefing } }: { handOff: HandOffView }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.briefing}>
      {parts
        .filter((part) => briefing[part] !== '')
        .map((part) => (
          <div key={part}>
            <dt>{t(`conversations.${part}`)}</dt>
            <dd>{briefing[part]}</dd>
          </div>
        ))}
    </dl>
  );
}

function Answer({ handOff, theCase: { reach } }: HandOffNoticeProps) {
  const { t } = useTranslation();
  const [declining, setDeclining] = useState(false);
  const [{ readBack, text }, set, forget] = useKept(`accept ${handOff.id}`, { readBack: '', text: '' });
  const accept = useCommand(conversationsApi.acceptHandOff, {
    done: () => {
      forget();
      say(t(reach ? 'conversations.accepted' : 'conversations.acceptedRing'));
    },
  });
  const problem = useProblem(accept);
  const answer = useRef<HTMLDivElement>(null);
  useActions([
    { says: t('conversations.answerOffer'), act: () => answer.current?.querySelector('textarea')?.focus() },
  ]);
  if (declining) return <Decline handOff={handOff} close={() => setDeclining(false)} />;

  const send = () =>
    accept.mutate({ handOff: handOff.id, ...(readBack && { readBack }), ...(text && { text }) });
  return (
    <div ref={answer}>
      <Form
        verb={t('conversations.accept')}
        send={send}
        sending={accept.isPending}
        problem={problem}
        instead={<Verb onPress={() => setDeclining(true)}>{t('conversations.decline')}</Verb>}
      >
        {handOff.needsReadBack && (
          <Textarea
            label={t('conversations.readBack')}
            value={readBack}
            onChange={({ currentTarget: { value } }) => set((said) => ({ ...said, readBack: value }))}
            required
            withAsterisk={false}
            autosize
            minRows={2}
            maxLength={5000}
          />
        )}
        <Textarea
          label={t('conversations.readByCustomer')}
          value={text}
          onChange={({ currentTarget: { value } }) => set((said) => ({ ...said, text: value }))}
          required={handOff.customerSays !== null}
          withAsterisk={false}
          autosize
          minRows={2}
        />
      </Form>
    </div>
  );
}

function Decline({ handOff, close }: { handOff: HandOffView; close: () => void }) {
  const { t } = useTranslation();
  const decline = useCommand(conversationsApi.declineHandOff, {
    done: () => say(t('conversations.declined')),
  });
  const problem = useProblem(decline);
  return (
    <ReasonForm
      label={t('conversations.declineWhy')}
      longest={2000}
      verb={t('conversations.decline')}
      send={(reason) => decline.mutate({ handOff: handOff.id, reason })}
      sending={decline.isPending}
      problem={problem}
      cancel={close}
    />
  );
}

function TakeBack({ handOff }: { handOff: HandOffView }) {
  const { t } = useTranslation();
  const withdraw = useCommand(conversationsApi.withdrawHandOff, {
    done: () => say(t('conversations.takenBack')),
  });
  const problem = useProblem(withdraw);
  const takeBack = () => withdraw.mutate({ handOff: handOff.id });
  return (
    <div className={classes.actions}>
      <Verb onPress={takeBack} loading={withdraw.isPending}>
        {t('conversations.takeBack')}
      </Verb>
      <Problem sentence={problem} />
    </div>
  );
}
