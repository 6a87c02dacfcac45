import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { Written } from '../../../ui/written.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';
import { conversationsApi, type DraftView } from '../contract.ts';
import { wordsOfOthers } from './crossing.ts';
import classes from './draft-notices.module.css';
import { attemptToReply, beginSending, endSending, useSending } from './sending.ts';

type LeavingProps = { theCase: CaseView; me: Me; replies: readonly DraftView[]; write: () => void };

/** Replies of mine that are on their way, and those that could not go when their time came. */
export function LeavingReplies({ theCase, me, replies, write }: LeavingProps) {
  // What this window sends is said at the foot of every screen.
  const here = new Set(useSending().flatMap(({ draftId, canBack }) => (canBack ? [draftId] : [])));
  return replies
    .filter(({ id, state }) => state === 'held' || !here.has(id))
    .map((reply) => <LeavingReply key={reply.id} theCase={theCase} me={me} reply={reply} write={write} />);
}

type ReplyProps = Omit<LeavingProps, 'replies'> & { reply: DraftView };

function LeavingReply({ theCase, me, reply, write }: ReplyProps) {
  const { t } = useTranslation();
  const { name } = theCase.customer;
  const back = useCommand(conversationsApi.takeBack, {
    done: () => {
      endSending(reply.id);
      attemptToReply(theCase.id).current = null;
      write();
    },
  });
  const again = useCommand(conversationsApi.sendHeld, {
    done: () => beginSending({ draftId: reply.id, case: theCase, name, takesFocus: true }),
  });
  const backProblem = useProblem(back);
  const againProblem = useProblem(again);
  const seen = wordsOfOthers(theCase.entries, me).length;
  const isHeld = reply.state === 'held';
  const title = t(isHeld ? 'conversations.notSent' : 'conversations.sendingTo', { name });
  return (
    <section className={isHeld ? classes.held : classes.leaving} aria-label={title} aria-live="polite">
      <p className={classes.head}>{title}</p>
      {reply.heldFor && <p>{reply.heldFor}</p>}
      <div className={classes.words}>
        <Written text={reply.text} />
      </div>
      <Problem sentence={backProblem ?? againProblem} />
      <div className={classes.actions}>
        <Verb loading={back.isPending} onPress={() => back.mutate({ draft: reply.id })}>
          {t(isHeld ? 'conversations.changeAnswer' : 'conversations.undoSend')}
        </Verb>
        {isHeld && (
          <Verb loading={again.isPending} onPress={() => again.mutate({ draft: reply.id, seen })}>
            {t('conversations.sendAnyway')}
          </Verb>
        )}
      </div>
    </section>
  );
}
