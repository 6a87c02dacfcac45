import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Form } from '../../../ui/form.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { mandatesApi, type NeedKindView } from '../contract.ts';
import { markIn } from '../policy.ts';
import classes from './handed-off.module.css';
import { kindNamed } from './measures.ts';

type NeedKindsProps = { desk: { slug: string; zone: string }; mayChange: boolean };

/** What the client never hands off, and what it wants to be asked about first. */
export function NeedKinds({ desk, mayChange }: NeedKindsProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const kinds = useAsk(mandatesApi.needKinds, { desk: desk.slug });
  return (
    <Card title={t('mandates.needs.title')}>
      <Answered of={kinds} sentence={sentence}>
        {({ client, items }) => (
          <>
            <Quiet>{t('mandates.needs.what', { client })}</Quiet>
            {items.length === 0 && <Empty>{t('mandates.needs.none')}</Empty>}
            <ul>
              {items.map((kind) => (
                <Row key={kind.kind} kind={kind} desk={desk} mayChange={mayChange} />
              ))}
            </ul>
            {mayChange && <AddNeedKind desk={desk.slug} taken={items.map(({ kind }) => kind)} />}
          </>
        )}
      </Answered>
    </Card>
  );
}

const options = ['ours', 'ask first', 'goes on', 'yours'] as const;
type Option = (typeof options)[number];

const meantBy = (option: Option) =>
  option === 'goes on' ? { mark: 'ask first' as const, goesOn: true } : { mark: option, goesOn: false };

function useOptions() {
  const { t } = useTranslation();
  return options.map((value) => ({ value, label: t(`mandates.needs.option.${value}`) }));
}

function Row({ kind, desk, mayChange }: NeedKindsProps & { kind: NeedKindView }) {
  const { t } = useTranslation();
  const now = useNow();
  const offered = useOptions();
  const mark = useCommand(mandatesApi.markNeeds, { done: () => say(t('mandates.needs.kept')) });
  const problem = useProblem(mark);
  const option = markIn(kind);
  const { name, since } = kind;
  const choose = (chosen: Option) => {
    if (chosen !== option) mark.mutate({ desk: desk.slug, kind: kind.kind, name, ...meantBy(chosen) });
  };
  return (
    <li className={classes.row}>
      <span className={classes.name}>{name}</span>
      <span className={classes.lately}>
        {since && t('mandates.since', { moment: sayMoment(Date.parse(since), { now, zone: desk.zone, t }) })}
      </span>
      {mayChange ? (
        <Choice
          hideLabel
          label={t('mandates.needs.markOf', { name })}
          value={option}
          options={offered}
          choose={choose}
        />
      ) : (
        <span>{t(`mandates.needs.option.${option}`)}</span>
      )}
      <Problem sentence={problem} />
    </li>
  );
}

function AddNeedKind({ desk, taken }: { desk: string; taken: readonly string[] }) {
  const { t } = useTranslation();
  const offered = useOptions();
  const [name, setName] = useState('');
  const [option, setOption] = useState<Option>('ours');
  const add = useCommand(mandatesApi.markNeeds, {
    done: () => {
      setName('');
      say(t('mandates.added'));
    },
  });
  const problem = useProblem(add);
  const send = () => add.mutate({ desk, kind: kindNamed(name, taken), name, ...meantBy(option) });
  return (
    <Form aside verb={t('mandates.needs.add')} send={send} sending={add.isPending} problem={problem}>
      <TextField label={t('mandates.needs.name')} value={name} choose={setName} maxLength={60} />
      <Choice label={t('mandates.needs.whose')} value={option} options={offered} choose={setOption} />
    </Form>
  );
}
