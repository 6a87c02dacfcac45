import { Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { sendOnControlEnter } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { browserZone } from '../../../ui/wall-time.ts';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useMe } from '../../people/web/index.ts';
import { tasksApi } from '../../tasks/contract.ts';
import { type AskedOfMe, expertsApi } from '../contract.ts';
import classes from './experts.module.css';

/** What I am asked while somebody waits with a customer, above whichever screen I am on. */
export function AskedNow() {
  const { t } = useTranslation();
  const me = useMe();
  const asked = useAsk(expertsApi.askedOfMe, {});
  const now = useNow();
  const items = (asked.data?.items ?? []).filter(({ until }) => Date.parse(until) > now);
  const latest = items.at(-1)?.taskId;
  useEffect(() => {
    if (latest !== undefined) say(t('experts.asked.title'));
  }, [latest, t]);
  // The live stream tells of desks that one works on, and a third party works on none.
  const isOutside = me.data?.desks.length === 0;
  const { refetch } = asked;
  useEffect(() => {
    if (!isOutside) return;
    const again = setInterval(() => void refetch(), AGAIN);
    return () => clearInterval(again);
  }, [isOutside, refetch]);
  return (
    <section aria-label={t('experts.asked.title')} hidden={items.length === 0} className={classes.now}>
      {items.map((asked) => (
        <Asked key={asked.taskId} asked={asked} />
      ))}
    </section>
  );
}

const AGAIN = 20_000;

function Asked({ asked }: { asked: AskedOfMe }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const now = useNow();
  const [text, write, forget] = useKept(`asked ${asked.taskId}`, '');
  const [isEmpty, setEmpty] = useState(false);
  const answer = useCommand(tasksApi.answer, {
    done: ({ state }) => {
      forget();
      document.getElementById('main')?.focus();
      say(t(state === 'done' ? 'experts.asked.sent' : 'experts.asked.passed'));
    },
  });
  const problem = useProblem(answer);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim() !== '' && !answer.isPending) answer.mutate({ task: asked.taskId, state: 'done', text });
  };
  const moment = sayMoment(Date.parse(asked.until), { now, zone: browserZone(), t });
  return (
    <form onSubmit={send} onKeyDown={sendOnControlEnter}>
      <p className={classes.quiet}>{t('experts.asked.by', { by: asked.by, desk: asked.desk, moment })}</p>
      <p className={classes.question}>{asked.question}</p>
      <Textarea
        dir="auto"
        label={t('experts.asked.answer')}
        value={text}
        onChange={({ currentTarget: { value } }) => write(() => value)}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={10_000}
      />
      <Problem sentence={isEmpty && text.trim() === '' ? t('experts.asked.empty') : problem} />
      <div className={classes.actions}>
        <Verb type="submit" shownKey="Ctrl ↵" loading={answer.isPending}>
          {t('experts.asked.send')}
        </Verb>
        <Verb
          plain
          disabled={answer.isPending}
          onPress={() => answer.mutate({ task: asked.taskId, state: 'declined' })}
        >
          {t('experts.asked.cannot')}
        </Verb>
        {asked.case && (
          <Link to="/app/o/$organization/cases/$case" params={{ organization, case: asked.case.reference }}>
            {t('experts.asked.openCase')}
          </Link>
        )}
      </div>
    </form>
  );
}
