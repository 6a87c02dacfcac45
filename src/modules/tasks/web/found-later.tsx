import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { sendOnControlEnter } from '../../../ui/form.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type TaskView, tasksApi } from '../contract.ts';
import classes from './answer-form.module.css';
import { FoundFields, foundOf, nothingFound } from './found-fields.tsx';

const nothing = { text: '', seen: nothingFound };

/** What was found after it was done, or something else than was found first. */
export function FoundLater({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  return (
    <>
      <div className={classes.actions}>
        <Verb plain aria-expanded={isOpen} onPress={() => open(!isOpen)}>
          {t('tasks.foundLater')}
        </Verb>
      </div>
      {isOpen && <Finding task={task} done={() => open(false)} />}
    </>
  );
}

function Finding({ task, done }: { task: TaskView; done: () => void }) {
  const { t } = useTranslation();
  const [written, write] = useState(nothing);
  const [missing, setMissing] = useState<'noFoundLater' | 'badFound' | null>(null);
  const answer = useCommand(tasksApi.answer, {
    done: () => {
      done();
      say(t('tasks.saidFound'));
    },
  });
  const problem = useProblem(answer);
  const { text, seen } = written;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (answer.isPending) return;
    const found = foundOf(seen);
    setMissing(found === null ? 'badFound' : found === undefined ? 'noFoundLater' : null);
    if (found) answer.mutate({ task: task.id, state: 'done', found, ...(text.trim() && { text }) });
  };
  return (
    <form className={classes.answer} onSubmit={onSubmit} onKeyDown={sendOnControlEnter}>
      <FoundFields
        draft={seen}
        change={(part) => write((before) => ({ ...before, seen: { ...before.seen, ...part } }))}
      />
      {seen.found !== '' && (
        <Textarea
          label={t('tasks.answerText')}
          value={text}
          onChange={({ currentTarget: { value } }) => write((before) => ({ ...before, text: value }))}
          autosize
          minRows={2}
          maxLength={10_000}
        />
      )}
      <Problem sentence={missing ? t(`tasks.${missing}`) : problem} />
      <div className={classes.actions}>
        <Verb type="submit" disabled={answer.isPending}>
          {t('tasks.sayFound')}
        </Verb>
      </div>
    </form>
  );
}
