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
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';
import classes from './notice.module.css';
import { ReasonForm, useReason } from './reason-form.tsx';

export type Offered = {
  handOff: HandOffView;
  theCase: Pick<CaseView, 'reach' | 'deskId' | 'customer'>;
};

/** Whoever has accepted waits, and may say that they cannot after all. */
export function Mine(props: Offered) {
  const { t } = useTranslation();
  const [declining, setDeclining] = useState(false);
  const decline = () => setDeclining(true);
  if (declining) return <Decline handOff={props.handOff} close={() => setDeclining(false)} />;
  if (props.handOff.acceptedAt === null) return <Answer {...props} decline={decline} />;
  return (
    <div className={classes.actions}>
      <Verb onPress={decline}>{t('conversations.decline')}</Verb>
    </div>
  );
}

function Answer({ handOff, theCase: { reach, deskId }, decline }: Offered & { decline: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(deskId);
  const { changesAt } = handOff;
  const accepted = () => {
    if (changesAt !== null && Date.parse(changesAt) > now) {
      const when = sayMoment(Date.parse(changesAt), { now, zone, t });
      return t(reach ? 'conversations.acceptedFrom' : 'conversations.acceptedFromRing', { when });
    }
    if (handOff.heldBy === 'words' && text === '') return t('conversations.acceptedHeld');
    return t(reach ? 'conversations.accepted' : 'conversations.acceptedRing');
  };
  const [{ readBack, text }, set, forget] = useKept(`accept ${handOff.id}`, { readBack: '', text: '' });
  const accept = useCommand(conversationsApi.acceptHandOff, {
    done: () => {
      forget();
      say(accepted());
    },
  });
  const problem = useProblem(accept);
  const answer = useRef<HTMLDivElement>(null);
  useActions([
    { says: t('conversations.answerOffer'), act: () => answer.current?.querySelector('textarea')?.focus() },
  ]);
  const send = () =>
    accept.mutate({ handOff: handOff.id, ...(readBack && { readBack }), ...(text && { text }) });
  return (
    <div ref={answer}>
      <Form
        verb={t('conversations.accept')}
        send={send}
        sending={accept.isPending}
        problem={problem}
        instead={<Verb onPress={decline}>{t('conversations.decline')}</Verb>}
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
          required={handOff.heldBy === 'wish'}
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
  const why = useReason(`decline ${handOff.id}`);
  const decline = useCommand(conversationsApi.declineHandOff, {
    done: () => {
      why.forget();
      say(t('conversations.declined'));
    },
  });
  const problem = useProblem(decline);
  return (
    <ReasonForm
      why={why}
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

/** What the customer would rather have is honoured by taking it back, or answered. */
export function Theirs({ handOff, theCase }: Offered) {
  return (
    <>
      {handOff.heldBy === 'wish' && <AnswerWish handOff={handOff} theCase={theCase} />}
      <TakeBack handOff={handOff} />
    </>
  );
}

function AnswerWish({ handOff, theCase: { customer } }: Offered) {
  const { t } = useTranslation();
  const values = { customer: isolated(customer.name), to: handOff.to.name };
  const [text, set, forget] = useKept(`answer ${handOff.id}`, '');
  const answer = useCommand(conversationsApi.answerWish, {
    done: () => {
      forget();
      say(t('conversations.wishAnswered', values));
    },
  });
  const problem = useProblem(answer);
  return (
    <Form
      verb={t('conversations.answerWish')}
      send={() => answer.mutate({ handOff: handOff.id, text })}
      sending={answer.isPending}
      problem={problem}
    >
      <Textarea
        label={t('conversations.whyAllTheSame', values)}
        value={text}
        onChange={({ currentTarget: { value } }) => set(() => value)}
        required
        withAsterisk={false}
        autosize
        minRows={2}
      />
    </Form>
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
