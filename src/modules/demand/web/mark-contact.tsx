import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortened } from '../../../platform/shortened.ts';
import { Problem } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type ContactView, type Demand, demandApi } from '../contract.ts';
import classes from './demand.module.css';
import { KnownCause } from './known-cause.tsx';
import { useMark } from './use-mark.ts';

type MarkContactProps = { contact: ContactView; theCase: CaseView };

const mostSigns = 80;

/** One contact, whose words stand in the conversation beside it: what is suggested, what was said of it, and of which type it is. */
export function MarkContact({ contact, theCase }: MarkContactProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const marking = useMark(theCase.id);
  const { mark, isMarking, problem } = marking;
  const { entryId: entry, at, suggestion, marks } = contact;
  const [said] = marks;
  const text = theCase.entries.find(({ id }) => id === entry)?.text?.trim();
  const words = text ? shortened(text, mostSigns) : t('demand.wordless');
  return (
    <li className={classes.contact}>
      <p className={classes.words}>
        <When at={at} zone={zone} />
        {!text && ` · ${words}`}
      </p>
      {suggestion && !said && <p className={classes.suggested}>{t(`demand.suggested.${suggestion}`)}</p>}
      <div className={classes.verbs}>
        <Verb
          plain
          label={t('demand.markValue', { words })}
          aria-pressed={said?.demand === 'value'}
          disabled={isMarking}
          onPress={() => mark({ entry, demand: 'value' })}
        >
          {t('demand.value')}
        </Verb>
        <Verb
          plain
          label={t('demand.markFailure', { words })}
          aria-pressed={said?.demand === 'failure'}
          disabled={isMarking}
          onPress={() => mark({ entry, demand: 'failure' })}
        >
          {t('demand.failure')}
        </Verb>
        {said && <span className={classes.quiet}>{t('demand.by', { name: said.by })}</span>}
      </div>
      {said && (
        <OfType
          entry={entry}
          at={at}
          deskId={theCase.deskId}
          demand={said.demand}
          type={said.type?.id ?? ''}
          marking={marking}
        />
      )}
      <Problem sentence={problem} />
    </li>
  );
}

const anotherOne = 'new';

type OfTypeProps = {
  entry: string;
  at: string;
  deskId: string;
  demand: Demand;
  /** Empty of none. */
  type: string;
  marking: ReturnType<typeof useMark>;
};

function OfType({ entry, at, deskId, demand, type, marking: { mark, isMarking } }: OfTypeProps) {
  const { t } = useTranslation();
  const { data } = useAsk(demandApi.types, { desk: deskId });
  const [isNew, make] = useState(false);
  const [name, setName] = useState('');
  const types = data?.items.filter((one) => one.demand === demand && one.heirId === null) ?? [];
  const choose = (chosen: string) => {
    make(chosen === anotherOne);
    if (chosen !== anotherOne && chosen !== type) mark({ entry, demand, type: chosen || null });
  };
  const send = () => {
    mark({ entry, demand, newType: name });
    make(false);
  };
  return (
    <>
      <Choice
        label={t('demand.whichType')}
        value={isNew ? anotherOne : type}
        options={[
          { value: '', label: t('demand.noType') },
          ...types.map((one) => ({ value: one.id, label: one.name })),
          { value: anotherOne, label: t('demand.newType') },
        ]}
        choose={choose}
      />
      <KnownCause cause={types.find(({ id }) => id === type)?.cause ?? null} deskId={deskId} cameAt={at} />
      {isNew && (
        <Form
          aside
          verb={t('demand.keepType')}
          send={send}
          sending={isMarking}
          problem={null}
          cancel={() => make(false)}
        >
          <TextField
            begin
            label={t('demand.typeName')}
            hint={t('demand.typeHint')}
            value={name}
            choose={setName}
            maxLength={80}
          />
        </Form>
      )}
    </>
  );
}
