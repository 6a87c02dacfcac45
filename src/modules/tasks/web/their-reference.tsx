import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../../ui/form.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type TaskView, tasksApi } from '../contract.ts';
import classes from './my-tasks.module.css';

/** Under which reference another company has what it was asked, as whoever asked learnt it. */
export function TheirReference({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const [isWriting, write] = useState(false);
  const { theirReference, organization: whom } = task;
  if (isWriting) return <ReferenceForm task={task} close={() => write(false)} />;
  return (
    <p className={classes.quiet}>
      {theirReference
        ? t('tasks.referenceIs', { reference: isolated(theirReference) })
        : t('tasks.noReference')}{' '}
      <Verb plain label={t('tasks.writeReferenceOf', { whom })} onPress={() => write(true)}>
        {t('tasks.writeReference')}
      </Verb>
    </p>
  );
}

function ReferenceForm({ task, close }: { task: TaskView; close: () => void }) {
  const { t } = useTranslation();
  const [reference, setReference] = useState(task.theirReference ?? '');
  const keep = useCommand(tasksApi.keepReference);
  const problem = useProblem(keep);
  const send = () =>
    keep.mutate(
      { task: task.id, theirReference: reference },
      {
        onSuccess: () => {
          say(t('tasks.referenceKept'));
          close();
        },
      },
    );
  return (
    <Form aside verb={t('tasks.keep')} send={send} sending={keep.isPending} problem={problem} cancel={close}>
      <TextField
        begin
        label={t('tasks.theirReference')}
        hint={t('tasks.theirReferenceHint')}
        value={reference}
        choose={setReference}
        maxLength={100}
        optional
      />
    </Form>
  );
}
