import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useMe } from '../../people/web/index.ts';
import { tasksApi } from '../contract.ts';
import { AnswerForm, isOpen } from './answer-form.tsx';
import classes from './my-tasks.module.css';
import { openTasksOf } from './open-tasks.ts';

/** What my own company is asked on this case and has not answered, for who sees the case anyway. */
export function CaseTasks({ theCase }: { theCase: CaseView }) {
  return openTasksOf(theCase.entries).map((taskId) => <CaseTask key={taskId} taskId={taskId} />);
}

function CaseTask({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const task = useAsk(tasksApi.task, { task: taskId });
  if (!task.data || !isOpen(task.data) || task.data.organization !== me.data?.organization.name) return null;
  return (
    <Card title={t('tasks.askedOf', { who: task.data.askedBy, organization: task.data.organization })}>
      <p className={classes.request}>{task.data.request}</p>
      <AnswerForm task={task.data} />
    </Card>
  );
}
