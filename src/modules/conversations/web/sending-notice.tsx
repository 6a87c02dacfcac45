import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping, useActions } from '../../../ui/keys.ts';
import { useIsNewest } from '../../../ui/newest.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { conversationsApi } from '../contract.ts';
import { keepAll } from './draft-keeper.ts';
import { endSending, type Sending, takeBack, useSending } from './sending.ts';
import classes from './sending-notice.module.css';

/** Replies that are on their way and can still be taken back, and those that could not go, wherever one has gone on to. */
export function SendingNotice() {
  const { t } = useTranslation();
  const sending = useSending();
  const notSent = useNotSent(sending);
  const leaving = sending.filter((one) => one.canBack && !notSent.includes(one));
  return (
    <div role="status" className={classes.place}>
      {leaving.map((one) => (
        <p key={one.draftId} className={classes.notice}>
          {t('conversations.sendingTo', { name: one.name })}
          <Undo sending={one} />
        </p>
      ))}
      {notSent.map(({ draftId, case: { reference }, name }) => (
        <p key={draftId} className={classes.notice}>
          {t('conversations.notSent', { name })}
          <OpenCase reference={reference} />
          <Verb plain onPress={() => endSending(draftId)}>
            {t('ui.close')}
          </Verb>
        </p>
      ))}
    </div>
  );
}

/** Of what this window has sent, what waits for its writer again. */
function useNotSent(sending: readonly Sending[]): Sending[] {
  const { data } = useAsk(conversationsApi.myDrafts, {}, { enabled: sending.length > 0 });
  const held = new Set(data?.items.flatMap(({ id, state }) => (state === 'held' ? [id] : [])));
  return sending.filter(({ draftId }) => held.has(draftId));
}

function OpenCase({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  return (
    <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }}>
      {t('conversations.openIt')}
    </Link>
  );
}

function Undo({ sending }: { sending: Sending }) {
  const {
    draftId,
    takesFocus,
    case: { id, reference },
  } = sending;
  const { t } = useTranslation();
  const organization = useOrganization();
  const sentence = useSentence('sent');
  const navigate = useNavigate();
  const { case: shown } = useParams({ strict: false });
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const command = useCommand(conversationsApi.takeBack, {
    done: () => {
      takeBack(sending);
      say(t('conversations.backInDraft'));
      if (shown === reference || shown === id) return;
      void navigate({ to: '/app/o/$organization/cases/$case', params: { organization, case: reference } });
    },
  });
  const undo = async () => {
    if (command.isPending) return;
    // What was begun since is kept first, so that both come back.
    await keepAll(false);
    command.mutate({ draft: draftId }, { onError: (error) => say(sentence(error)) });
  };
  const hasKey = useIsNewest();
  useActions(hasKey ? [{ key: 'u', says: t('conversations.undoSend'), act: undo }] : [], 'everywhere');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (hasKey && isUndo && !isTyping(event.target)) void undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <Verb plain ref={button} {...(hasKey && { shownKey: 'u' })} onPress={undo} loading={command.isPending}>
      {t('conversations.undoSend')}
    </Verb>
  );
}
