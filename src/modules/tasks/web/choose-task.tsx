import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { firstLine } from '../../../platform/shortened.ts';
import { Problem } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Verbs } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { sayReference } from '../../cases/web/index.ts';
import { conversationsApi } from '../../conversations/contract.ts';
import { isOpen, tasksApi } from '../contract.ts';
import { mostAsked } from './still-to-do.ts';

type ChooseTaskProps = { desk: string; mail: string; decided: (reference?: string) => void };
type TaskOfSender = Output<typeof tasksApi.tasksOfMail>['items'][number];

/** A mail of a company that says nothing of what it answers: one choice among what they are asked. */
export function ChooseTask({ desk, mail, decided }: ChooseTaskProps) {
  const tasks = useAsk(tasksApi.tasksOfMail, { desk, mail });
  const [first] = tasks.data?.items ?? [];
  if (!tasks.data || !first) return null;
  return <Choosing tasks={tasks.data.items} first={first} {...{ desk, mail, decided }} />;
}

function Choosing({
  tasks,
  first,
  desk,
  mail,
  decided,
}: ChooseTaskProps & { tasks: TaskOfSender[]; first: TaskOfSender }) {
  const { t } = useTranslation();
  const [task, choose] = useState(first.id);
  const release = useCommand(conversationsApi.releaseMail, {
    done: (_mail, { reference }) => decided(reference),
  });
  const problem = useProblem(release);
  const nameOf = (one: TaskOfSender) =>
    [
      firstLine(one.request, mostAsked),
      one.theirReference,
      `${one.case.subject} (${sayReference(one.case.reference)})`,
      !isOpen(one) && t('tasks.settled'),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <div>
      <Choice
        label={t('tasks.whichTask')}
        value={task}
        options={tasks.map((one) => ({ value: one.id, label: nameOf(one) }))}
        choose={choose}
      />
      <Verbs>
        <Verb loading={release.isPending} onPress={() => release.mutate({ desk, mail, task })}>
          {t('tasks.putOnTask')}
        </Verb>
      </Verbs>
      <Problem sentence={problem} />
    </div>
  );
}
