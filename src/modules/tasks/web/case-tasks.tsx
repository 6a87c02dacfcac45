import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useMe } from '../../people/web/index.ts';
import { tasksApi } from '../contract.ts';
import { AnswerForm, isOpen } from './answer-form.tsx';
import { CallCard } from './call-card.tsx';
import classes from './my-tasks.module.css';
import { openTasksOf } from './open-tasks.ts';

/** Whom to call on this case, and what my own company is asked and has not answered, for who sees the case anyway. */
export function CaseTasks({ theCase }: { theCase: CaseView }) {
  return openTasksOf(theCase.entries).map((taskId) => (
    <CaseTask key={taskId} taskId={taskId} deskId={theCase.deskId} />
  ));
}

function CaseTask({ taskId, deskId }: { taskId: string; deskId: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const task = useAsk(tasksApi.task, { task: taskId });
  if (!task.data || !isOpen(task.data)) return null;
  if (task.data.call) return <CallCard task={task.data} call={task.data.call} deskId={deskId} />;
  if (task.data.organization !== me.data?.organization.name) return null;
  return (
    <Card title={t('tasks.askedOf', { who: task.data.askedBy, organization: task.data.organization })}>
      <p className={classes.request}>{task.data.request}</p>
      <AnswerForm key={task.data.state} task={task.data} />
    </Card>
  );
}
