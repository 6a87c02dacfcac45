import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { type TaskView, tasksApi } from '../contract.ts';
import { ChoosePassing } from './choose-passing.tsx';
import { chosenOf, passablesOf } from './passables.ts';
import { Preview } from './preview.tsx';

type TellProps = { task: TaskView; theCase: CaseView };

/** Answers what whoever is asked wants to know, and passes on more; what they have they keep. */
export function Tell({ task, theCase }: TellProps) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  return (
    <div>
      <Verb label={t('tasks.tellOf', { whom: task.organization })} onPress={() => open(true)}>
        {t('tasks.tell')}
      </Verb>
      {isOpen && (
        <Dialog title={t('tasks.tellOf', { whom: task.organization })} close={() => open(false)} wide>
          <TellForm task={task} theCase={theCase} close={() => open(false)} />
        </Dialog>
      )}
    </div>
  );
}

function TellForm({ task, theCase, close }: TellProps & { close: () => void }) {
  const { t } = useTranslation();
  const [written, change, forget] = useKept(`tell ${task.id}`, { text: '', passing: [] as string[] });
  const tell = useCommand(tasksApi.tell, {
    done: () => {
      forget();
      say(t('tasks.told'));
      close();
    },
  });
  const problem = useProblem(tell);
  const has = new Set(task.passed.map(({ whatId }) => whatId));
  const passables = passablesOf(theCase, task.mayBeGiven).filter(({ id }) => !has.has(id));
  const { text, passing } = written;
  const set = (part: Partial<typeof written>) => change((before) => ({ ...before, ...part }));
  const telling = { task: task.id, ...(text && { text }), passing: chosenOf(passables, passing) };
  const send = () => tell.mutate(telling);
  return (
    <Form verb={t('tasks.tellSend')} send={send} sending={tell.isPending} problem={problem} cancel={close}>
      <Textarea
        label={t('tasks.tellText')}
        value={text}
        onChange={({ currentTarget: { value } }) => set({ text: value })}
        data-autofocus
        autosize
        minRows={3}
        maxLength={10_000}
      />
      <ChoosePassing passables={passables} chosen={passing} choose={(keys) => set({ passing: keys })} />
      <Preview
        of={tasksApi.previewTelling}
        input={telling}
        isEmpty={text.trim() === '' && telling.passing.length === 0}
        whom={task.organization}
      />
    </Form>
  );
}
