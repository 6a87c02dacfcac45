import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import { ReasonForm, useReason } from '../../conversations/web/index.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { type TaskView, tasksApi } from '../contract.ts';
import classes from './call-card.module.css';
import { CallTime } from './call-time.tsx';

type CallCardProps = { task: TaskView; call: NonNullable<TaskView['call']>; deskId: string };

/** A customer who waits to be called: when, where, and what about. A call that is noted does the rest. */
export function CallCard({ task, call, deskId }: CallCardProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  const actor = useActor();
  return (
    <Card title={t('tasks.callAsked', { who: task.askedBy })} aside={<CallTime window={call} zone={zone} />}>
      <a className={classes.number} href={`tel:${call.number}`}>
        {call.number}
      </a>
      {task.request !== '' && <p className={classes.words}>{task.request}</p>}
      {actor && maySpeakToCustomers(actor, deskId) && <Answer task={task} />}
    </Card>
  );
}

function Answer({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const [declining, setDeclining] = useState(false);
  const why = useReason(`not called ${task.id}`);
  const answer = useCommand(tasksApi.answer, {
    done: ({ state }) => {
      why.forget();
      say(t(state === 'done' ? 'tasks.isCalled' : 'tasks.notCalled'));
    },
  });
  const problem = useProblem(answer);
  if (declining) {
    return (
      <ReasonForm
        why={why}
        label={t('tasks.notCallWords')}
        longest={10_000}
        verb={t('tasks.notCall')}
        send={(text) => answer.mutate({ task: task.id, state: 'declined', text })}
        sending={answer.isPending}
        problem={problem}
        cancel={() => setDeclining(false)}
      />
    );
  }
  return (
    <div className={classes.actions}>
      <Verb loading={answer.isPending} onPress={() => answer.mutate({ task: task.id, state: 'done' })}>
        {t('tasks.called')}
      </Verb>
      <Verb onPress={() => setDeclining(true)}>{t('tasks.notCall')}</Verb>
      <Problem sentence={problem} />
    </div>
  );
}
