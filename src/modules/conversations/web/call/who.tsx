import { TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../../ui/choice.tsx';
import { Verb } from '../../../../ui/verb.tsx';
import type { Me } from '../../../people/contract.ts';
import type { Caller } from '../../contract.ts';
import classes from './call-card.module.css';
import { calls } from './calls.ts';
import { Known } from './known.tsx';
import { beginCall, changeCall, endCall } from './open-calls.ts';
import type { Call } from './use-call.ts';
import type { Fields } from './use-fields.ts';
import { WhoRings } from './who-rings.tsx';

type WhoProps = { writing: Call; desks: Me['desks']; caller: Caller | undefined; fields: Fields };

/** Who rings: looked for, known, or somebody new. */
export function Who({ writing, desks, caller, fields }: WhoProps) {
  const { call, words, change } = writing;
  const choose = ({ id, name, deskId, contactPoints }: Caller) => {
    const known = { customerId: id, caseId: null, name: null };
    if (deskId === call.deskId) {
      change(known);
      return changeCall(call.id, { who: name });
    }
    // Who was told of danger is told on one desk.
    if (words.danger !== null) return change({ name, address: contactPoints[0]?.address ?? words.asked });
    // What is kept of a call lies on one desk.
    beginCall({ deskId, organizationId: call.organizationId, who: name }, { ...words, ...known });
    calls.change(call.id, () => calls.nothing);
    endCall(call.id);
  };
  if (words.customerId !== null)
    return (
      <Known
        name={call.who}
        caller={caller}
        change={() => {
          changeCall(call.id, { who: null });
          change({ customerId: null, caseId: null });
        }}
      />
    );
  if (words.name === null)
    return (
      <WhoRings
        typed={words.asked}
        type={(asked) => change({ asked })}
        choose={choose}
        meet={() => change(namedBy(words.asked))}
        field={fields.who}
      />
    );
  return <Unknown {...{ writing, desks, field: fields.name }} />;
}

/** What was typed to find somebody is how they are reached, or what they are called. */
function namedBy(asked: string): { name: string; address: string } {
  const typed = asked.trim();
  return /[@\d]/.test(typed) ? { name: '', address: typed } : { name: typed, address: '' };
}

type UnknownProps = { writing: Call; desks: Me['desks']; field: RefObject<HTMLInputElement | null> };

function Unknown({ writing, desks, field }: UnknownProps) {
  const { t } = useTranslation();
  const { call, words, change, write, isShared } = writing;
  const [desk] = desks.filter(({ id }) => id === call.deskId);
  return (
    <div className={classes.fields}>
      {desks.length > 1 && desk && words.danger === null && (
        <Choice
          label={t('conversations.calls.desk')}
          value={call.deskId}
          options={desks.map(({ id, name }) => ({ value: id, label: name }))}
          choose={(deskId) => {
            beginCall({ deskId, organizationId: call.organizationId }, words);
            calls.change(call.id, () => calls.nothing);
            endCall(call.id);
          }}
        />
      )}
      <div className={classes.two}>
        <TextInput
          ref={field}
          label={t('conversations.calls.name')}
          value={words.name ?? ''}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          required
          withAsterisk={false}
          maxLength={200}
        />
        <TextInput
          label={t('conversations.calls.address')}
          value={words.address}
          onChange={({ currentTarget }) => change({ address: currentTarget.value })}
          required
          withAsterisk={false}
          maxLength={254}
        />
      </div>
      <div className={classes.beside}>
        <Verb plain onPress={() => change({ name: null, address: '' })}>
          {t('conversations.calls.lookAgain')}
        </Verb>
        {isShared && (
          <Verb plain onPress={() => void write({ isAnother: true })}>
            {t('conversations.calls.itIsAnother')}
          </Verb>
        )}
      </div>
    </div>
  );
}
