import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { ToItself } from '../../conversations/web/index.ts';
import { begunOn, WriteArticle } from '../../knowledge/web/index.ts';
import { useDeskZone, useMe } from '../../people/web/index.ts';
import { type AskView, expertsApi } from '../contract.ts';
import classes from './experts.module.css';

export type Insert = ((text: string) => void) | null;

type OneAskProps = { theCase: CaseView; ask: AskView; insert: Insert };

/** What is asked, whom it reached one after the other, and what they said. */
export function OneAsk({ theCase, ask, insert }: OneAskProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(ask.deskId);
  const { question, by, at, turns } = ask;
  return (
    <>
      <p className={classes.quiet}>
        {t('experts.asks', { name: by.name })} · <When at={at} zone={zone} />
      </p>
      <p className={classes.question}>{question ?? t('experts.erased')}</p>
      {turns.map((turn) => (
        <Turn key={turn.taskId} {...{ theCase, turn, insert }} />
      ))}
      <HowItStands ask={ask} />
    </>
  );
}

type TurnProps = { theCase: CaseView; turn: AskView['turns'][number]; insert: Insert };

function Turn({ theCase, turn, insert }: TurnProps) {
  const { t } = useTranslation();
  const [isWriting, write] = useState(false);
  const zone = useDeskZone(theCase.deskId);
  const { name, organization, state, answer } = turn;
  const words = answer?.words ?? null;
  const by = answer?.by ?? name;
  const source = by === organization ? by : t('experts.source', { name: by, organization });
  const reached =
    state === 'asked' && (turn.byText ? t('experts.byText') : turn.byMail && t('experts.byMail'));
  return (
    <div>
      <p className={classes.quiet}>
        <bdi>{name}</bdi>
        {name !== organization && `, ${organization}`} · {t(`experts.state.${state}`)}
        {reached && `, ${reached}`} · <When at={answer?.at ?? turn.at} zone={zone} />
      </p>
      {answer?.words && <p className={classes.words}>{answer.words}</p>}
      {answer && answer.files > 0 && (
        <p className={classes.quiet}>{t('experts.files', { count: answer.files })}</p>
      )}
      {words !== null && state === 'done' && (
        <div className={classes.actions}>
          {insert && (
            <Verb plain label={t('experts.insertOf', { name })} onPress={() => insert(words)}>
              {t('experts.insert')}
            </Verb>
          )}
          <Verb plain label={t('experts.writeOf', { name })} onPress={() => write(true)}>
            {t('experts.write')}
          </Verb>
        </div>
      )}
      {words !== null && isWriting && (
        <ToItself>
          <WriteArticle
            desk={theCase.deskId}
            caseId={theCase.id}
            begun={{
              ...begunOn(theCase, { helps: words }),
              source: source.slice(0, mostOfSource),
            }}
            close={() => write(false)}
          />
        </ToItself>
      )}
    </div>
  );
}

/** That an article takes. */
const mostOfSource = 1000;

function HowItStands({ ask }: { ask: AskView }) {
  const { t } = useTranslation();
  const me = useMe();
  const now = useNow();
  const zone = useDeskZone(ask.deskId);
  const takeBack = useCommand(expertsApi.takeAskBack, { done: () => say(t('experts.takenBack')) });
  const problem = useProblem(takeBack);
  if (ask.outcome === 'nobody')
    return (
      <p role="status">{[t('experts.nobody'), ask.gapId && t('experts.isGap')].filter(Boolean).join(' ')}</p>
    );
  if (ask.outcome === 'taken back') return <p className={classes.quiet}>{t('experts.over')}</p>;
  if (ask.outcome !== null) return null;
  return (
    <>
      <Problem sentence={problem} />
      <div className={classes.actions}>
        <span className={classes.quiet}>
          {t('experts.until', { moment: sayMoment(Date.parse(ask.endsAt), { now, zone, t }) })}
        </span>
        {ask.by.id === me.data?.id && (
          <Verb plain loading={takeBack.isPending} onPress={() => takeBack.mutate({ ask: ask.id })}>
            {t('experts.takeBack')}
          </Verb>
        )}
      </div>
    </>
  );
}
