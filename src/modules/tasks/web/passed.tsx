import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { sayDate, sayMoment } from '../../../ui/moment.ts';
import type { Passed, PassedThing, TaskView } from '../contract.ts';
import classes from './my-tasks.module.css';
import { TaskFile } from './task-file.tsx';

const days: readonly string[] = ['boughtOn', 'warrantyUntil'] satisfies (keyof PassedThing)[];

/** What was passed on with a task, in the words that whoever is asked reads. */
export function PassedOn({ task, zone }: { task: TaskView; zone: string }) {
  if (Object.keys(task.passedOn).length + task.passed.length === 0) return null;
  return (
    <dl className={classes.passedOn}>
      {Object.entries(task.passedOn).map(([label, value]) => (
        <Line key={label} label={label}>
          {value}
        </Line>
      ))}
      {task.passed.map((one) => (
        <One key={one.id} passed={one} taskId={task.id} zone={zone} />
      ))}
    </dl>
  );
}

function One({ passed, taskId, zone }: { passed: Passed; taskId: string; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (passed.kind === 'fact') return <Line label={t('tasks.passed.fact')}>{passed.text}</Line>;
  if (passed.kind === 'entry') {
    const moment = sayMoment(Date.parse(passed.writtenAt), { now, zone, t });
    return <Line label={t(`tasks.passed.${passed.by}`, { moment })}>{passed.text}</Line>;
  }
  if (passed.kind === 'file')
    return (
      <Line label={t('tasks.passed.file')}>
        <TaskFile taskId={taskId} file={passed.file} />
      </Line>
    );
  return (Object.entries(passed.thing) as [keyof PassedThing, string][]).map(([part, value]) => (
    <Line key={part} label={t(`tasks.passed.thing.${part}`)}>
      {days.includes(part) ? sayDate(value, t('language')) : value}
    </Line>
  ));
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
