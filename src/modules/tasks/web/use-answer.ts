import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type TaskView, tasksApi } from '../contract.ts';
import { dayAsked } from './day-asked.ts';
import { foundOf, nothingFound } from './found-fields.tsx';
import { noStop, stopOf } from './stops.tsx';

export type Given = 'accepted' | 'declined' | 'done';

/** What is being written as the answer to a task, kept until it is given, and what is still missing in it. */
export function useAnswer(task: TaskView) {
  const { t } = useTranslation();
  const [written, set, forget] = useKept(`answer ${task.id} ${task.state}`, {
    text: '',
    theirReference: task.theirReference ?? '',
    expectedOn: dayAsked(task, Date.now()),
    stop: noStop,
    seen: nothingFound,
  });
  const [unworded, setUnworded] = useState<Given | null>(null);
  const [missing, setMissing] = useState<'noDay' | 'badStop' | 'badFound' | null>(null);
  const answer = useCommand(tasksApi.answer, {
    mayWait: true,
    done: ({ state }) => {
      forget();
      say(t(`tasks.gave.${state}`));
    },
  });
  const problem = useProblem(answer);
  const { text, theirReference, expectedOn, stop, seen } = written;
  const isBare = text.trim() === '';
  const lacksFound = task.inspects && seen.found === '';
  const isUnsaid = isBare && seen.found === '';
  const give = (state: Given) => {
    // Whoever asked waits for words, or for what was found; without a reason nobody declines.
    if (state === 'declined' && isBare) return setUnworded(state);
    if (state === 'done' && (lacksFound || isUnsaid) && unworded !== state) return setUnworded(state);
    const accepts = state === 'accepted' && task.kind === 'work';
    const said = stopOf(stop);
    const found = state === 'done' && task.inspects ? foundOf(seen) : undefined;
    const lacksDay = accepts && expectedOn === '' ? 'noDay' : null;
    const lacks = lacksDay ?? (accepts && said === null ? 'badStop' : found === null ? 'badFound' : null);
    setMissing(lacks);
    if (lacks) return;
    answer.mutate({
      ...{ task: task.id, state },
      ...(text && { text }),
      ...(theirReference && { theirReference }),
      ...(accepts && said && { expectedOn, stop: said }),
      ...(found && { found }),
    });
  };
  const change = (part: Partial<typeof written>) => set((before) => ({ ...before, ...part }));
  return {
    ...{ written, change, give },
    unworded: isUnsaid || (lacksFound && unworded === 'done') ? unworded : null,
    lacksFound,
    isGiving: answer.isPending,
    problem: missing ? t(`tasks.${missing}`) : problem,
  };
}
