import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { browserZone } from '../../../ui/wall-time.ts';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { type TaskView, tasksApi } from '../contract.ts';
import { AnswerForm, isOpen } from './answer-form.tsx';
import classes from './my-tasks.module.css';

/** What the organization is asked as a third party. Who works on a desk too is not told that there is nothing. */
export function MyTasks({ sayNone }: { sayNone: boolean }) {
  const { t } = useTranslation();
  const tasks = useAsk(tasksApi.tasks, {});
  if (!tasks.data) return null;
  if (tasks.data.items.length === 0) return sayNone ? <Empty>{t('tasks.none')}</Empty> : null;
  return (
    <Card title={t('tasks.mine')}>
      <ul className={classes.tasks}>
        {tasks.data.items.map((task) => (
          <li key={task.id}>
            <Task task={task} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Task({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = browserZone();
  return (
    <article className={classes.task}>
      <p className={classes.quiet}>
        {t('tasks.asks', { who: task.askedBy, desk: task.desk })} · <When at={task.at} zone={zone} /> ·{' '}
        {t(`tasks.state.${task.state}`)}
        {task.due &&
          ` · ${t('tasks.neededBy', { moment: sayMoment(Date.parse(task.due), { now, zone, t }) })}`}
      </p>
      <p className={classes.request}>{task.request}</p>
      <dl className={classes.passedOn}>
        {Object.entries(task.passedOn).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {task.entries
        .filter((entry) => entry.text !== null && entry.kind !== 'task asked')
        .map((entry) => (
          <p key={entry.id} className={classes.request}>
            <span className={classes.quiet}>{entry.author}: </span>
            {entry.text}
          </p>
        ))}
      {isOpen(task) && <AnswerForm task={task} />}
    </article>
  );
}
