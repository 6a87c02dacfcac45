import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { browserZone } from '../../../ui/wall-time.ts';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { askOrRecall } from '../../../web/offline/kept-answers.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { isOpen, type TaskView, tasksApi } from '../contract.ts';
import { AnotherDay } from './another-day.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AskedFor, Standing } from './asked-for.tsx';
import { FoundLater } from './found-later.tsx';
import classes from './my-tasks.module.css';
import { TaskFile } from './task-file.tsx';
import { WentWrong } from './went-wrong.tsx';

/**
 * What the organization is asked as a third party, and what waits for me on my desks. Who works on a desk too is not told
 * that there is nothing.
 */
export function MyTasks({ sayNone }: { sayNone: boolean }) {
  const { t } = useTranslation();
  const tasks = useAsk(tasksApi.tasks, {}, { through: askOrRecall });
  if (!tasks.data) return null;
  // What is asked at once stands above every screen.
  const items = tasks.data.items.filter((task) => !(task.atOnce && isOpen(task)));
  if (items.length === 0) return sayNone ? <Empty>{t('tasks.none')}</Empty> : null;
  return (
    <Card title={t('tasks.mine')}>
      <ul className={classes.tasks}>
        {items.map((task) => (
          <li key={task.id}>
            {task.case ? <OnCase task={task} theCase={task.case} /> : <Task task={task} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Answered where the rest of the case is in view. */
function OnCase({ task, theCase }: { task: TaskView; theCase: NonNullable<TaskView['case']> }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(theCase.deskId);
  return (
    <Link
      to="/app/o/$organization/cases/$case"
      params={{ organization, case: theCase.reference }}
      className={classes.onCase}
      data-row
    >
      <span className={classes.brief}>{task.request}</span>
      <span className={classes.quiet}>
        {t('tasks.asks', { who: task.askedBy, desk: isolated(theCase.subject) })} ·{' '}
        <When at={task.at} zone={zone} />
        <Standing task={task} zone={zone} />
      </span>
    </Link>
  );
}

function Task({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const zone = browserZone();
  const wordsOf = ({ found, text }: TaskView['entries'][number]) =>
    [found && t(`tasks.found.${found}`), text].filter(Boolean).join(' · ');
  return (
    <article className={classes.task}>
      <p className={classes.quiet}>
        {t('tasks.asks', { who: task.askedBy, desk: task.desk })} · <When at={task.at} zone={zone} />
        <Standing task={task} zone={zone} />
      </p>
      <AskedFor task={task} zone={zone} />
      {task.entries
        .filter(
          ({ text, found, files, kind }) =>
            (text !== null || found !== null || files.length > 0 || kind === 'task good') &&
            kind !== 'task asked',
        )
        .map((entry) => (
          <p key={entry.id} className={classes.request}>
            <span className={classes.quiet}>{entry.author}: </span>
            {entry.kind === 'task good' ? t('tasks.isGood') : wordsOf(entry)}
            {entry.files.length > 0 && (
              <span>
                {t('tasks.files')}
                {entry.files.map((file) => (
                  <TaskFile key={file.id} taskId={task.id} file={file} />
                ))}
              </span>
            )}
          </p>
        ))}
      {isOpen(task) && <AnswerForm key={task.state} task={task} />}
      {task.state === 'done' && task.inspects && <FoundLater task={task} />}
      <AnotherDay task={task} />
      <WentWrong task={task} />
    </article>
  );
}
