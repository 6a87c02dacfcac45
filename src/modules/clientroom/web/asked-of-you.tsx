import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { useKeysHere } from '../../../ui/keys-here.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { tasksApi } from '../../tasks/contract.ts';
import { AnswerForm, AskedFor, Standing } from '../../tasks/web/index.ts';
import type { Awaited } from '../contract.ts';
import classes from './morning.module.css';
import { OnCase } from './on-case.tsx';

type AskedOfYouProps = { task: Awaited; zone: string };

/** Something that is asked. Whoever stands on it answers a question by its digit, accepts a piece of work by a, and writes by r. */
export function AskedOfYou({ task, zone }: AskedOfYouProps) {
  const { t } = useTranslation();
  const [isWriting, write] = useState(false);
  const answer = useCommand(tasksApi.answer, {
    done: ({ state }) => say(t(task.question ? 'tasks.chosen' : `tasks.gave.${state}`)),
  });
  const problem = useProblem(answer);
  const choices = task.question?.choices ?? [];
  const choose = (text: string) => answer.mutate({ task: task.id, state: 'done', text });
  /** By when it is needed; of what has no time it is written. */
  const accept = () => (task.due ? answer.mutate({ task: task.id, state: 'accepted' }) : write(true));
  const mayAccept = !task.question && task.state === 'asked';
  const row = useKeysHere([
    ...choices.map((choice, place) => ({ key: String(place + 1), act: () => choose(choice) })),
    ...(mayAccept ? [{ key: 'a', act: accept }] : []),
    ...(task.question ? [] : [{ key: 'r', act: () => write(true) }]),
  ]);
  useEffect(() => {
    if (isWriting) row.current?.querySelector('textarea')?.focus();
  }, [isWriting, row]);
  return (
    <li ref={row} className={classes.row}>
      <About task={task} zone={zone} />
      <AskedFor task={task} zone={zone} />
      {isWriting ? (
        <AnswerForm key={task.state} task={task} />
      ) : (
        <div className={classes.verbs}>
          {choices.map((choice, place) => (
            <Verb
              key={choice}
              shownKey={String(place + 1)}
              disabled={answer.isPending}
              onPress={() => choose(choice)}
            >
              {choice}
            </Verb>
          ))}
          {mayAccept && (
            <Verb shownKey="a" disabled={answer.isPending} onPress={accept}>
              {t('tasks.accept')}
            </Verb>
          )}
          {!task.question && (
            <Verb shownKey="r" onPress={() => write(true)}>
              {t('clientroom.answer')}
            </Verb>
          )}
        </div>
      )}
      <Problem sentence={problem} />
    </li>
  );
}

/** Whose matter it is, who asks whom, and when it is too late for the customer. */
function About({ task, zone }: AskedOfYouProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { case: about, customer, breaksAt, due } = task;
  const isOnlyTime = due !== null && Date.parse(due) === Date.parse(breaksAt);
  const isLate = Date.parse(breaksAt) < now;
  return (
    <>
      {about && <OnCase reference={about.reference} subject={about.subject} />}
      <p className={classes.quiet}>
        {t('clientroom.asks', { who: task.askedBy, whom: task.person?.name ?? task.organization })}
        <Standing task={task} zone={zone} customer={isOnlyTime ? customer : undefined} />
        {!isOnlyTime && (
          <span className={isLate ? classes.late : undefined}>
            {' · '}
            {t('clientroom.toHear', {
              customer: isolated(customer),
              moment: sayMoment(Date.parse(breaksAt), { now, zone, t }),
            })}
          </span>
        )}
      </p>
    </>
  );
}
