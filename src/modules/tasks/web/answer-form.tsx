import { Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { sendOnControlEnter } from '../../../ui/form.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useWaiting } from '../../../web/offline/waiting.ts';
import { NotGone } from '../../../web/offline/waiting-notices.tsx';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { type Question, type TaskView, tasksApi } from '../contract.ts';
import { waitsForAnother } from '../policy.ts';
import { AddFiles } from './add-files.tsx';
import classes from './answer-form.module.css';
import { FoundFields } from './found-fields.tsx';
import { StopFields } from './stops.tsx';
import { type Given, useAnswer } from './use-answer.ts';

const answers = {
  asked: [
    { state: 'done', verb: 'tasks.finish' },
    { state: 'accepted', verb: 'tasks.accept' },
    { state: 'declined', verb: 'tasks.decline' },
  ],
  accepted: [
    { state: 'done', verb: 'tasks.finish' },
    { state: 'declined', verb: 'tasks.decline' },
  ],
} as const;

/** What those who were asked can say to it now; what they said without a connection stands there until it is gone. */
export function AnswerForm({ task }: { task: TaskView }) {
  const isSaid = useWaiting().some(({ input }) => input.task === task.id && input.state !== undefined);
  const actor = useActor();
  const waitsFor = actor && waitsForAnother(actor, task) ? (task.person?.name ?? task.organization) : null;
  return (
    <>
      <NotGone about={(written) => written.task === task.id} />
      {!isSaid && (waitsFor ? <OfAnother task={task} name={waitsFor} /> : <Saying task={task} />)}
    </>
  );
}

/** Whoever was told the answer, as on the telephone, writes it down for whom it waits for. */
function OfAnother({ task, name }: { task: TaskView; name: string }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  return (
    <>
      <p className={classes.waits}>
        {t('tasks.waitsFor', { name: isolated(name) })}
        <Verb
          plain
          aria-expanded={isOpen}
          label={t('tasks.writeDownOf', { name: isolated(name) })}
          onPress={() => open(!isOpen)}
        >
          {t('tasks.writeDown')}
        </Verb>
      </p>
      {isOpen && <Saying task={task} ofAnother />}
    </>
  );
}

type SayingProps = { task: TaskView; ofAnother?: boolean };

const Saying = ({ task, ofAnother = false }: SayingProps) =>
  task.question ? (
    <Choose task={task} question={task.question} />
  ) : (
    <Answer task={task} ofAnother={ofAnother} />
  );

/** One button for each answer; it is given with the press. */
function Choose({ task, question }: { task: TaskView; question: Question }) {
  const { t } = useTranslation();
  const answer = useCommand(tasksApi.answer, { mayWait: true, done: () => say(t('tasks.chosen')) });
  const problem = useProblem(answer);
  return (
    <div className={classes.answer}>
      <div className={classes.actions}>
        {question.choices.map((choice) => (
          <Verb
            key={choice}
            disabled={answer.isPending}
            onPress={() => answer.mutate({ task: task.id, state: 'done', text: choice })}
          >
            {choice}
          </Verb>
        ))}
      </div>
      <Problem sentence={problem} />
    </div>
  );
}

/** What another says is done or declined: whoever accepts something has it themselves. */
function Answer({ task, ofAnother }: Required<SayingProps>) {
  const { t } = useTranslation();
  const { written, change, give, unworded, lacksFound, isGiving, problem } = useAnswer(task);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (ofAnother) field.current?.focus();
  }, [ofAnother]);
  useActions([
    {
      says: t('tasks.answerTo', { who: task.askedBy, request: task.request }),
      act: () => field.current?.focus(),
    },
  ]);
  const mayAccept = task.state === 'asked' && !ofAnother;
  const offered = mayAccept ? answers.asked : answers.accepted;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isGiving) give('done');
  };
  return (
    <form className={classes.answer} onSubmit={onSubmit} onKeyDown={sendOnControlEnter}>
      <Textarea
        ref={field}
        label={t(ofAnother ? 'tasks.theirAnswer' : 'tasks.answerText')}
        value={written.text}
        onChange={({ currentTarget: { value } }) => change({ text: value })}
        autosize
        minRows={2}
        maxLength={10_000}
      />
      <TextInput
        label={t(ofAnother ? 'tasks.theirReference' : 'tasks.reference')}
        value={written.theirReference}
        onChange={({ currentTarget: { value } }) => change({ theirReference: value })}
        maxLength={100}
      />
      {task.inspects && (
        <FoundFields draft={written.seen} change={(part) => change({ seen: { ...written.seen, ...part } })} />
      )}
      {mayAccept && <Promised task={task} written={written} change={change} />}
      <p role="status">{unworded && t(missingIn(unworded, lacksFound))}</p>
      <Problem sentence={problem} />
      <div className={classes.actions}>
        {offered.map(({ state, verb }) => (
          <Verb
            key={state}
            disabled={isGiving}
            {...(state === 'done' ? { type: 'submit', shownKey: 'Ctrl ↵' } : { onPress: () => give(state) })}
          >
            {unworded === state && state !== 'declined'
              ? t(lacksFound ? 'tasks.unfound' : 'tasks.unworded', { verb: t(verb) })
              : t(verb)}
          </Verb>
        ))}
        {!ofAnother && task.kind === 'work' && <AddFiles taskId={task.id} />}
        {task.due && task.case && <Late taskId={task.id} />}
      </div>
    </form>
  );
}

const missingIn = (unworded: Given, lacksFound: boolean) =>
  unworded === 'declined' ? 'tasks.noReason' : lacksFound ? 'tasks.noFound' : 'tasks.noWords';

type PromisedProps = { task: TaskView } & Pick<ReturnType<typeof useAnswer>, 'written' | 'change'>;

/** What whoever accepts it says of when it is done and until when it can be stopped. */
function Promised({ task, written: { expectedOn, stop }, change }: PromisedProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(task.case?.deskId ?? '');
  return (
    <>
      <TextInput
        type="date"
        label={t('tasks.expectedOn')}
        value={expectedOn}
        onChange={({ currentTarget: { value } }) => change({ expectedOn: value })}
      />
      <StopFields stop={stop} zone={zone} change={(part) => change({ stop: { ...stop, ...part } })} />
    </>
  );
}

const delays = [15, 30, 45, 60, 90, 120];

/** Said with two touches, by whoever sits in a car. */
function Late({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const late = useCommand(tasksApi.sayLate, {
    mayWait: true,
    done: () => {
      open(false);
      say(t('tasks.saidLate'));
    },
  });
  const problem = useProblem(late);
  return (
    <>
      <Verb aria-expanded={isOpen} onPress={() => open(!isOpen)}>
        {t('tasks.late')}
      </Verb>
      {isOpen && (
        <div className={classes.delays}>
          {delays.map((minutes) => (
            <Verb
              key={minutes}
              plain
              disabled={late.isPending}
              onPress={() => late.mutate({ task: taskId, minutes })}
            >
              {t('tasks.lateBy', { minutes })}
            </Verb>
          ))}
        </div>
      )}
      <Problem sentence={problem} />
    </>
  );
}
