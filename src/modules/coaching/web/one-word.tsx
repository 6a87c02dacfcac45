import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { ReasonForm, useReason } from '../../conversations/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type CoachingNoteView, coachingApi, longestWord } from '../contract.ts';
import classes from './words.module.css';

type OneWordProps = { note: CoachingNoteView; isMine: boolean };

/** One word of a customer, with what was said back. */
export function OneWord({ note, isMine }: OneWordProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(note.deskId);
  const organization = useOrganization();
  const { customer, subject, reference, kind, text, thankedAt, thanks, question, answer, at, to } = note;
  return (
    <article className={classes.word}>
      <p className={classes.quiet}>
        <strong>{t(`coaching.kind.${kind}`, { name: customer })}</strong>
        {!isMine && ` · ${t('coaching.forWhom', { name: to.name })}`} ·{' '}
        <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }} data-row>
          <bdi>{subject}</bdi>
        </Link>{' '}
        · <When at={at} zone={zone} />
      </p>
      {text !== null && <p className={classes.text}>{text}</p>}
      {thankedAt !== null && (
        <p className={classes.text}>
          {isMine ? t('coaching.thanked') : t('coaching.thankedBy', { name: to.name })} {thanks}
        </p>
      )}
      {question && <p className={classes.text}>{t('coaching.asked', { text: isolated(question) })}</p>}
      {answer && <p className={classes.text}>{t('coaching.answered', { text: isolated(answer) })}</p>}
      {isMine && (note.held ? <Held note={note} /> : <Answers note={note} />)}
    </article>
  );
}

function Held({ note }: { note: CoachingNoteView }) {
  const { t } = useTranslation();
  const open = useCommand(coachingApi.open);
  const problem = useProblem(open);
  return (
    <>
      <p>{t('coaching.held')}</p>
      <div>
        <Verb plain loading={open.isPending} onPress={() => open.mutate({ note: note.id })}>
          {t('coaching.read')}
        </Verb>
      </div>
      <Problem sentence={problem} />
    </>
  );
}

function Answers({ note }: { note: CoachingNoteView }) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  const why = useReason(`ask back ${note.id}`);
  const name = note.customer;
  const done = () => {
    say(t('coaching.said', { name }));
    ask(false);
  };
  const thank = useCommand(coachingApi.thank, { done });
  const askBack = useCommand(coachingApi.askBack, {
    done: () => {
      why.forget();
      done();
    },
  });
  const share = useCommand(coachingApi.share, {
    done: ({ shared }) => say(t(shared ? 'coaching.shared' : 'coaching.unshared')),
  });
  const notShared = useProblem(share);
  const notThanked = useProblem(thank);
  const notAsked = useProblem(askBack);
  if (asking) {
    return (
      <ReasonForm
        why={why}
        label={t('coaching.question', { name })}
        longest={longestWord}
        verb={t('coaching.ask')}
        send={(text) => askBack.mutate({ note: note.id, text })}
        sending={askBack.isPending}
        problem={notAsked}
        cancel={() => ask(false)}
      />
    );
  }
  return (
    <>
      <div className={classes.actions}>
        {note.thankedAt === null && (
          <Verb loading={thank.isPending} onPress={() => thank.mutate({ note: note.id })}>
            {t('coaching.thank')}
          </Verb>
        )}
        {note.question === null && (
          <Verb plain onPress={() => ask(true)}>
            {t('coaching.askBack')}
          </Verb>
        )}
        <Verb
          plain
          loading={share.isPending}
          onPress={() => share.mutate({ note: note.id, shared: !note.shared })}
        >
          {t(note.shared ? 'coaching.unshare' : 'coaching.share')}
        </Verb>
      </div>
      <Problem sentence={notThanked ?? notShared} />
    </>
  );
}
