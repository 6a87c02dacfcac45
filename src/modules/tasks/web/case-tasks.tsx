import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { useActions } from '../../../ui/keys.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { askOrRecall } from '../../../web/offline/kept-answers.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useActor, useDeskZone, useMe } from '../../people/web/index.ts';
import { isOpen, type TaskView, tasksApi } from '../contract.ts';
import { mayDecide, mayLeave, mayTakeBack } from '../policy.ts';
import { AnotherDay } from './another-day.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AskedFor, Standing } from './asked-for.tsx';
import { CallCard } from './call-card.tsx';
import { liesAfter } from './lies-after.ts';
import classes from './my-tasks.module.css';
import { openTasksOf } from './open-tasks.ts';
import { Stops } from './stops.tsx';
import { Tell } from './tell-dialog.tsx';
import { TheirReference } from './their-reference.tsx';

/** Whom to call on this case, and what my own company is asked and has not settled, for who sees the case anyway. */
export function CaseTasks(props: { theCase: CaseView }) {
  return <OpenTasks {...props} ofUs />;
}

/** What others are asked on this case and have not settled. */
export function AskedOfOthers(props: { theCase: CaseView }) {
  return <OpenTasks {...props} ofUs={false} />;
}

function OpenTasks({ theCase, ofUs }: { theCase: CaseView; ofUs: boolean }) {
  return openTasksOf(theCase.entries).map((taskId) => (
    <OpenTask key={taskId} taskId={taskId} theCase={theCase} ofUs={ofUs} />
  ));
}

function OpenTask({ taskId, theCase, ofUs }: { taskId: string; theCase: CaseView; ofUs: boolean }) {
  const me = useMe();
  const task = useAsk(tasksApi.task, { task: taskId }, { through: askOrRecall });
  // Who is asked at once answers wherever they are, and what they say stands with the question.
  if (!task.data || !me.data || !isOpen(task.data) || task.data.atOnce) return null;
  const isOurs = task.data.call !== null || task.data.organization === me.data.organization.name;
  if (isOurs !== ofUs) return null;
  if (task.data.call) return <CallCard task={task.data} call={task.data.call} deskId={theCase.deskId} />;
  return <WorkCard task={task.data} theCase={theCase} ofUs={ofUs} />;
}

function WorkCard({ task, theCase, ofUs }: { task: TaskView; theCase: CaseView; ofUs: boolean }) {
  const { t } = useTranslation();
  const { deskId } = theCase;
  const actor = useActor();
  const zone = useDeskZone(deskId);
  const whom = [task.person?.name, task.department, task.organization].filter(Boolean).join(', ');
  return (
    <Card title={t('tasks.askedOf', { who: task.askedBy, whom })}>
      <div className={classes.onCard}>
        <p className={classes.quiet}>
          <When at={task.at} zone={zone} />
          <Standing task={task} zone={zone} />
        </p>
        <AskedFor task={task} zone={zone} />
        <Stops task={task} zone={zone} />
        {!ofUs && <ComesLater task={task} theCase={theCase} zone={zone} />}
        {ofUs && actor && mayDecide(actor, { deskId, ofLeads: task.ofLeads }) ? (
          <>
            <AnswerForm key={task.state} task={task} />
            <AnotherDay task={task} />
          </>
        ) : (
          <>
            {task.question && <p className={classes.quiet}>{task.question.choices.join(' · ')}</p>}
            <TheirReference task={task} />
          </>
        )}
        {!ofUs && <Tell task={task} theCase={theCase} />}
        {actor && mayLeave(actor, task) && <Leave task={task} />}
        {actor && mayTakeBack(actor, task) && <TakeBack task={task} zone={zone} />}
      </div>
    </Card>
  );
}

/** Whoever waits for it reads plainly that it comes later than they or the customer count with. */
function ComesLater({ task, theCase, zone }: { task: TaskView; theCase: CaseView; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const customer = isolated(theCase.customer.name);
  return liesAfter(task, { nextWord: theCase.due, zone }).map(({ what, at }) => (
    <p key={what} className={classes.late}>
      {t(`tasks.liesAfter.${what}`, {
        customer,
        moment: sayMoment(Date.parse(at), { now, zone, t }),
      })}
    </p>
  ));
}

/** What they had to say stands on the line; whoever joined leaves by one key, and the owner stays. */
function Leave({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const leave = useCommand(tasksApi.answer, { done: () => say(t('tasks.left')) });
  const problem = useProblem(leave);
  const act = () => leave.mutate({ task: task.id, state: 'done' });
  useActions([{ key: 'x', says: t('tasks.leave'), act }]);
  return (
    <div>
      <Verb shownKey="x" loading={leave.isPending} onPress={act}>
        {t('tasks.leave')}
      </Verb>
      <Problem sentence={problem} />
    </div>
  );
}

/** Once they have begun it may cost something, so that is said first. */
function TakeBack({ task, zone }: { task: TaskView; zone: string }) {
  const { t } = useTranslation();
  const [isSure, ask] = useState(false);
  const takeBack = useCommand(tasksApi.takeBack, { done: () => say(t('tasks.takenBack')) });
  const problem = useProblem(takeBack);
  const take = () => takeBack.mutate({ task: task.id });
  return (
    <div>
      <Verb loading={takeBack.isPending} onPress={task.state === 'accepted' ? () => ask(true) : take}>
        {t('tasks.takeBack')}
      </Verb>
      {isSure ? (
        <Dialog title={t('tasks.takeBack')} close={() => ask(false)}>
          <Form
            verb={t('tasks.takeBack')}
            send={take}
            sending={takeBack.isPending}
            problem={problem}
            cancel={() => ask(false)}
          >
            <p>{t('tasks.takeBackSure')}</p>
            <Stops task={task} zone={zone} />
          </Form>
        </Dialog>
      ) : (
        <Problem sentence={problem} />
      )}
    </div>
  );
}
