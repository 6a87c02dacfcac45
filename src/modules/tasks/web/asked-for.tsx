import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { sayDay, sayMoment } from '../../../ui/moment.ts';
import { isOpen, type TaskView } from '../contract.ts';
import classes from './my-tasks.module.css';
import { PassedOn } from './passed.tsx';

type StandingProps = { task: TaskView; zone: string; customer?: string | undefined };

/** How far a task is, and by when it is needed; where it is named, for whom. */
export function Standing({ task, zone, customer }: StandingProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { state, due, expectedOn, firstExpectedOn } = task;
  const neededBy = (moment: string) =>
    customer
      ? t('tasks.neededFor', { customer: isolated(customer), moment })
      : t('tasks.neededBy', { moment });
  const reminded = isOpen(task) && task.entries.findLast(({ kind }) => kind === 'task reminded');
  const dayOf = (on: string) => sayDay(Date.parse(on), { now, zone: 'UTC', t });
  return (
    <>
      {` · ${t(`tasks.state.${state}`)}`}
      {expectedOn &&
        ` · ${
          firstExpectedOn && firstExpectedOn !== expectedOn
            ? t('tasks.expectedAfter', { day: dayOf(expectedOn), first: dayOf(firstExpectedOn) })
            : t('tasks.expected', { day: dayOf(expectedOn) })
        }`}
      {reminded &&
        ` · ${t('tasks.reminded', { moment: sayMoment(Date.parse(reminded.at), { now, zone, t }) })}`}
      {due && (
        <span className={isOpen(task) && Date.parse(due) < now ? classes.late : undefined}>
          {` · ${neededBy(sayMoment(Date.parse(due), { now, zone, t }))}`}
        </span>
      )}
    </>
  );
}

/** What is asked, with exactly what was passed on. */
export function AskedFor({ task, zone }: { task: TaskView; zone: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.request}>{task.request}</p>
      {task.question && (
        <p className={classes.quiet}>{t('tasks.otherwiseIs', { what: task.question.otherwise })}</p>
      )}
      <PassedOn task={task} zone={zone} />
    </>
  );
}
