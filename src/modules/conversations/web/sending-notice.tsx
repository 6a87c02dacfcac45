import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping, useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { conversationsApi } from '../contract.ts';
import { keepAll } from './draft-keeper.ts';
import { endSending, type Sending, useSending } from './sending.ts';
import classes from './sending-notice.module.css';

/** A reply is on its way and can still be taken back, wherever one has gone on to. */
export function SendingNotice() {
  const { t } = useTranslation();
  const sending = useSending();
  return (
    <div role="status" className={classes.place}>
      {sending && (
        <p className={classes.notice}>
          {t('conversations.sendingTo', { name: sending.name })}
          <Undo key={sending.draftId} sending={sending} />
        </p>
      )}
    </div>
  );
}

function Undo({ sending: { draftId, caseId } }: { sending: Sending }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const sentence = useSentence('sent');
  const navigate = useNavigate();
  const command = useCommand(conversationsApi.takeBack, {
    done: () => {
      endSending();
      say(t('conversations.backInDraft'));
      void navigate({ to: '/app/o/$organization/cases/$case', params: { organization, case: caseId } });
    },
  });
  const undo = async () => {
    if (command.isPending) return;
    // What was begun since is kept first, so that both come back.
    await keepAll(false);
    command.mutate({ draft: draftId }, { onError: (error) => say(sentence(error)) });
  };
  useActions([{ key: 'u', says: t('conversations.undoSend'), act: undo }], 'everywhere');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (isUndo && !isTyping(event.target)) void undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <Verb plain shownKey="u" onPress={undo} loading={command.isPending}>
      {t('conversations.undoSend')}
    </Verb>
  );
}
