import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Form } from '../../../ui/form.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useMe } from '../../people/web/index.ts';
import { type PocketView, pocketApi } from '../contract.ts';

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
          return (
            <>
              {items.length === 0 && <Empty>{t('pocket.none')}</Empty>}
              <ul>
                {items.map((pocket) => (
                  <PocketLine key={pocket.id} pocket={pocket} desk={desk.slug} />
                ))}
              </ul>
              {waiting && <Confirm pocket={waiting} desk={desk.slug} />}
              {mine.length === 0 && <AddPocket desk={desk.slug} />}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

function PocketLine({ pocket, desk }: { pocket: PocketView; desk: string }) {
  const { t } = useTranslation();
  const end = useCommand(pocketApi.endPocket);
  const problem = useProblem(end);
  const { id, person, number, confirmedAt, dayAt } = pocket;
  const day = dayAt ? t('pocket.comesAt', { time: dayAt }) : t('pocket.comesWhenAsked');
  return (
    <Line>
      <span>
        <bdi>{person.name}</bdi>, <bdi dir="ltr">{number}</bdi>
      </span>
      <Quiet>{confirmedAt === null ? t('pocket.waits') : day}</Quiet>
      <Verb
        plain
        label={t('pocket.cutOffOf', { name: person.name })}
        loading={end.isPending}
        onPress={() => end.mutate({ desk, pocket: id }, { onSuccess: () => say(t('pocket.isCutOff')) })}
      >
        {t('pocket.cutOff')}
      </Verb>
      <Problem sentence={problem} />
    </Line>
  );
}

function AddPocket({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [dayAt, setDayAt] = useState('');
  const add = useCommand(pocketApi.addPocket);
  const problem = useProblem(add);
  const send = () =>
    add.mutate({ desk, number, dayAt: dayAt || null }, { onSuccess: () => say(t('pocket.codeSent')) });
  return (
    <Form aside verb={t('pocket.sendCode')} send={send} sending={add.isPending} problem={problem}>
      <TextField label={t('pocket.number')} value={number} choose={setNumber} maxLength={40} />
      <TextField
        type="time"
        label={t('pocket.dayAt')}
        hint={t('pocket.dayAtHint')}
        value={dayAt}
        choose={setDayAt}
        optional
      />
    </Form>
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
