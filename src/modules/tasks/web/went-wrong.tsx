import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { ReasonForm, useReason } from '../../conversations/web/index.ts';
import { type TaskView, tasksApi } from '../contract.ts';

/** Whoever is asked says that something went wrong, without seeing the case. */
export function WentWrong({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const [writing, write] = useState(false);
  const why = useReason(`wrong ${task.id}`);
  const tell = useCommand(tasksApi.sayWrong, {
    done: () => {
      why.forget();
      say(t('tasks.wrongSaid'));
      write(false);
    },
  });
  const problem = useProblem(tell);
  if (!writing) {
    return (
      <div>
        <Verb plain onPress={() => write(true)}>
          {t('tasks.wrong')}
        </Verb>
      </div>
    );
  }
  return (
    <ReasonForm
      why={why}
      label={t('tasks.wrongText')}
      longest={10_000}
      verb={t('tasks.sayWrong')}
      send={(text) => tell.mutate({ task: task.id, text })}
      sending={tell.isPending}
      problem={problem}
      cancel={() => write(false)}
    />
  );
}
