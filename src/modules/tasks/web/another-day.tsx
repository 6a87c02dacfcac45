import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type TaskView, tasksApi } from '../contract.ts';
import { noStop, StopFields, stopOf, type WrittenStop } from './stops.tsx';

/** Whoever accepted it says another day, or anew whether it can be stopped. */
export function AnotherDay({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  if (task.state !== 'accepted' || task.call || task.question) return null;
  return (
    <div>
      <Verb plain aria-expanded={isOpen} onPress={() => open(!isOpen)}>
        {t('tasks.anotherDay')}
      </Verb>
      {isOpen && <Moving task={task} close={() => open(false)} />}
    </div>
  );
}

type Written = { expectedOn: string; text: string; stop: WrittenStop | null };

function Moving({ task, close }: { task: TaskView; close: () => void }) {
  const { t } = useTranslation();
  const [{ expectedOn, text, stop }, set, forget] = useKept<Written>(`move ${task.id}`, {
    ...{ expectedOn: task.expectedOn ?? '', text: '', stop: null },
  });
  const change = (part: Partial<Written>) => set((before) => ({ ...before, ...part }));
  const [isBad, setBad] = useState(false);
  const move = useCommand(tasksApi.move, {
    done: () => {
      forget();
      say(t('tasks.moved'));
      close();
    },
  });
  const problem = useProblem(move);
  const send = () => {
    const said = stop && stopOf(stop);
    setBad(stop !== null && said === null);
    if (stop !== null && said === null) return;
    move.mutate({ task: task.id, text, ...(expectedOn && { expectedOn }), ...(said && { stop: said }) });
  };
  return (
    <Form
      aside
      verb={t('tasks.move')}
      send={send}
      sending={move.isPending}
      problem={isBad ? t('tasks.badStop') : problem}
      cancel={close}
    >
      <TextInput
        type="date"
        label={t('tasks.movedTo')}
        value={expectedOn}
        onChange={({ currentTarget: { value } }) => change({ expectedOn: value })}
      />
      {stop === null ? (
        <div>
          <Verb plain onPress={() => change({ stop: noStop })}>
            {t('tasks.moveStop')}
          </Verb>
        </div>
      ) : (
        <StopFields stop={stop} zone={task.zone} change={(part) => change({ stop: { ...stop, ...part } })} />
      )}
      <Textarea
        label={t('tasks.whyMoved')}
        value={text}
        onChange={({ currentTarget: { value } }) => change({ text: value })}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={10_000}
      />
    </Form>
  );
}
