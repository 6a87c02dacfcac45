import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { EntryView } from '../../cases/contract.ts';
import { ReasonForm, useReason } from '../../conversations/web/index.ts';
import { useActor } from '../../people/web/index.ts';
import { tasksApi } from '../contract.ts';
import { mayReturn } from '../policy.ts';

type GoodOrNotProps = { asked: EntryView; answers: readonly EntryView[]; deskId: string };

/** Whoever asked says that what was done is good, or returns it; it is looked up only where something is done. */
export function GoodOrNot({ asked, answers, deskId }: GoodOrNotProps) {
  const isDone = answers.findLast(({ kind }) => !isWord(kind))?.kind === 'task done';
  if (!isDone || asked.taskId === null) return null;
  return <Return taskId={asked.taskId} whom={asked.askedOf ?? ''} deskId={deskId} />;
}

/** What is written settles nothing. */
const isWord = (kind: EntryView['kind']) => kind === 'task written' || kind === 'task told';

type ReturnProps = { taskId: string; whom: string; deskId: string };

function Return({ taskId, whom, deskId }: ReturnProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const [writing, write] = useState(false);
  const why = useReason(`return ${taskId}`);
  const task = useAsk(tasksApi.task, { task: taskId });
  const thank = useCommand(tasksApi.sayGood, { done: () => say(t('tasks.told')) });
  const unthanked = useProblem(thank);
  const giveBack = useCommand(tasksApi.returnTask, {
    done: () => {
      why.forget();
      say(t('tasks.returned'));
    },
  });
  const problem = useProblem(giveBack);
  if (task.data?.state !== 'done' || task.data.question) return null;
  if (!actor || !mayReturn(actor, { ...task.data, deskId })) return null;
  if (!writing) {
    return (
      <div>
        <Verb
          plain
          label={t('tasks.goodOf', { whom })}
          loading={thank.isPending}
          onPress={() => thank.mutate({ task: taskId })}
        >
          {t('tasks.good')}
        </Verb>
        {!task.data.atOnce && (
          <Verb plain label={t('tasks.notGoodEnoughOf', { whom })} onPress={() => write(true)}>
            {t('tasks.notGoodEnough')}
          </Verb>
        )}
        <Problem sentence={unthanked} />
      </div>
    );
  }
  return (
    <ReasonForm
      why={why}
      label={t('tasks.returnWords')}
      longest={10_000}
      verb={t('tasks.giveBack')}
      send={(text) => giveBack.mutate({ task: taskId, text })}
      sending={giveBack.isPending}
      problem={problem}
      cancel={() => write(false)}
    />
  );
}
