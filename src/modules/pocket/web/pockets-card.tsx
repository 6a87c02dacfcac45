import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Form } from '../../../ui/form.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useMe } from '../../people/web/index.ts';
import { type PocketView, pocketApi } from '../contract.ts';
import { PocketLine } from './pocket-line.tsx';

type PocketsCardProps = { desk: { slug: string } };

/** From which numbers a desk is worked by text: one's own is added here, and whoever leads cuts off anybody's. */
export function PocketsCard({ desk }: PocketsCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const me = useMe();
  const pockets = useAsk(pocketApi.pockets, { desk: desk.slug });
  return (
    <Card title={t('pocket.title')} at={`pocket-${desk.slug}`}>
      <p>
        <Quiet>{t('pocket.what')}</Quiet>
      </p>
      <Answered of={pockets} sentence={sentence}>
        {({ items }) => {
          const mine = items.filter(({ person }) => person.id === me.data?.id);
          const waiting = mine.find(({ confirmedAt }) => confirmedAt === null);
          const worked = mine.find(({ confirmedAt }) => confirmedAt !== null);
          return (
            <>
              {items.length === 0 && <Empty>{t('pocket.none')}</Empty>}
              <ul>
                {items.map((pocket) => (
                  <PocketLine key={pocket.id} pocket={pocket} desk={desk.slug} />
                ))}
              </ul>
              {waiting && <Confirm pocket={waiting} desk={desk.slug} />}
              {worked && <Times key={worked.id} pocket={worked} desk={desk.slug} />}
              {mine.length === 0 && <AddPocket desk={desk.slug} />}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

function AddPocket({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [times, setTimes] = useState<TimesWritten>({ day: '', first: '12:00', second: '17:00' });
  const add = useCommand(pocketApi.addPocket);
  const problem = useProblem(add);
  const send = () =>
    add.mutate({ desk, number, ...asChosen(times) }, { onSuccess: () => say(t('pocket.codeSent')) });
  return (
    <Form aside verb={t('pocket.sendCode')} send={send} sending={add.isPending} problem={problem}>
      <TextField label={t('pocket.number')} value={number} choose={setNumber} maxLength={40} />
      <TimeFields times={times} change={setTimes} />
    </Form>
  );
}

type TimesWritten = { day: string; first: string; second: string };

const asChosen = ({ day, first, second }: TimesWritten) => ({
  dayAt: day || null,
  questionsAt: [first, second].filter((time) => time !== ''),
});

function Times({ pocket, desk }: { pocket: PocketView; desk: string }) {
  const { t } = useTranslation();
  const [first = '', second = ''] = pocket.questionsAt;
  const [times, setTimes] = useState<TimesWritten>({ day: pocket.dayAt ?? '', first, second });
  const change = useCommand(pocketApi.changePocket);
  const problem = useProblem(change);
  const send = () =>
    change.mutate(
      { desk, pocket: pocket.id, ...asChosen(times) },
      { onSuccess: () => say(t('pocket.timesKept')) },
    );
  return (
    <Form aside verb={t('pocket.times')} send={send} sending={change.isPending} problem={problem}>
      <TimeFields times={times} change={setTimes} />
    </Form>
  );
}

type TimeFieldsProps = { times: TimesWritten; change: (times: TimesWritten) => void };

/** When the day comes and when questions do; each may be left empty. */
function TimeFields({ times, change }: TimeFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        type="time"
        label={t('pocket.dayAt')}
        hint={t('pocket.dayAtHint')}
        value={times.day}
        choose={(day) => change({ ...times, day })}
        optional
      />
      <TextField
        type="time"
        label={t('pocket.questionsAt')}
        hint={t('pocket.questionsHint')}
        value={times.first}
        choose={(first) => change({ ...times, first })}
        optional
      />
      <TextField
        type="time"
        label={t('pocket.questionsThen')}
        value={times.second}
        choose={(second) => change({ ...times, second })}
        optional
      />
    </>
  );
}

function Confirm({ pocket, desk }: { pocket: PocketView; desk: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const confirm = useCommand(pocketApi.confirmPocket);
  const problem = useProblem(confirm);
  const wrong = confirm.data?.confirmed === false ? t('pocket.wrongCode') : null;
  const send = () =>
    confirm.mutate(
      { desk, pocket: pocket.id, code },
      { onSuccess: ({ confirmed }) => confirmed && say(t('pocket.confirmed')) },
    );
  return (
    <Form aside verb={t('pocket.confirm')} send={send} sending={confirm.isPending} problem={problem ?? wrong}>
      <TextField
        label={t('pocket.code')}
        value={code}
        choose={setCode}
        maxLength={20}
        autoComplete="one-time-code"
      />
    </Form>
  );
}
