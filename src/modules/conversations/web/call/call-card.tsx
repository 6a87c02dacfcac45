import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../../ui/answered.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { Verb } from '../../../../ui/verb.tsx';
import { say } from '../../../../ui/voice.tsx';
import { useAsk } from '../../../../web/api.ts';
import type { CallOutcome } from '../../../cases/contract.ts';
import type { Me } from '../../../people/contract.ts';
import { type Caller, conversationsApi } from '../../contract.ts';
import { DangerPanel } from '../danger/danger-panel.tsx';
import type { MarkState } from '../danger/who-hears.tsx';
import { OtherWindow } from '../draft-notices.tsx';
import { DraftStatus } from '../draft-status.tsx';
import { useKeeping } from '../use-drafts.ts';
import { About, type AboutCase } from './about.tsx';
import classes from './call-card.module.css';
import { isWritten, textOf } from './calls.ts';
import { HelpedOthers } from './helped-others.tsx';
import { askOrLookHere } from './kept-callers.ts';
import { changeCall, type OpenCall } from './open-calls.ts';
import { Outcomes } from './outcomes.tsx';
import { TellFields, tells } from './tell-fields.tsx';
import { type Call, useCall } from './use-call.ts';
import { useCardKeys, useFields } from './use-fields.ts';
import { Who } from './who.tsx';

/** A call, for what else is drawn of it by what is said. */
export type AboutCall = {
  callId: string;
  deskId: string;
  /** What it is about, where that is a case already. */
  caseId: string | null;
  /** The case on which it is written down by now. */
  writtenOn: string | null;
  /** What the caller speaks, where it is known who that is. */
  language: string | undefined;
  /** What they say, as far as it is written down. */
  said: string;
  /** Puts it into what they are told, where they are told anything. */
  insert: ((text: string) => void) | null;
  /** Begins the case with what they said, where there is none yet and it is known who they are; the call goes on. */
  begin: (() => Promise<string | null>) | null;
};
export type OnCall = (about: AboutCall) => ReactNode;

type CallCardProps = {
  call: OpenCall;
  desks: Me['desks'];
  card: RefObject<HTMLElement | null>;
  onCall: OnCall;
};

/** A call while it goes on: who it is, what it is about, what is said. Only their words have to be typed. */
export function CallCard({ call, desks, card, onCall }: CallCardProps) {
  const { t } = useTranslation();
  const writing = useCall(call);
  const { words, change, keeper } = writing;
  const [isMore, more] = useState(words.note !== '' || words.outcome !== 'reached');
  const caller = useCaller(words.customerId);
  const cases = casesOf(caller, words.direction);
  const fields = useFields(writing, cases.length);
  const [isAnswered, answer] = useState(false);
  const isNew = isAnswered || words.said !== '' ? null : undefined;
  const choose = (caseId: string | null) => {
    answer(true);
    change({ caseId });
    fields.toWords();
  };
  const went = (outcome: CallOutcome) => {
    // The words are asked for only where somebody was reached.
    flushSync(() => change({ outcome }));
    fields.toWords();
  };
  const insert = (text: string) => {
    change({ told: [words.told.trim(), text].filter((part) => part !== '').join('\n\n') });
    fields.told.current?.focus();
  };
  const onKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  };
  useCardKeys(card, { writing, cases, choose, went, toWords: fields.toWords });
  const { state } = useKeeping(keeper);
  return (
    <form
      className={classes.form}
      aria-label={t('conversations.calls.begin')}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.customerId !== null || words.name !== null) return void writing.write();
        fields.who.current?.focus();
        say(t('conversations.calls.chooseWho'));
      }}
    >
      <div className={classes.top}>
        <Direction writing={writing} />
        {words.danger === null && !call.asksDanger && (
          <Verb
            plain
            shownKey="Ctrl D"
            title={t('conversations.danger.mark')}
            onPress={() => changeCall(call.id, { asksDanger: true })}
          >
            {t('conversations.danger.title')}
          </Verb>
        )}
        <DraftStatus state={state} isEmpty={!isWritten(call.id)} />
      </div>
      <OtherWindow keeper={keeper} textOf={textOf} />
      <Danger writing={writing} goOn={fields.toWords} />
      <Who {...{ writing, desks, caller, fields }} />
      {words.customerId !== null && cases.length > 0 && (
        <div ref={fields.about}>
          <About deskId={call.deskId} cases={cases} chosen={words.caseId ?? isNew} choose={choose} />
        </div>
      )}
      {(words.direction === 'out' || (isMore && words.caseId !== null)) && (
        <Outcomes writing={writing} went={went} />
      )}
      {call.goesOn && <p role="status">{t('conversations.calls.goesOn')}</p>}
      {words.direction === 'in' && (
        <Textarea
          ref={fields.said}
          dir="auto"
          label={t('conversations.calls.said')}
          value={words.said}
          onChange={({ currentTarget }) => change({ said: currentTarget.value })}
          required={words.caseId === null}
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={8}
        />
      )}
      <TellFields writing={writing} told={fields.told} isMore={isMore} />
      {onCall({
        callId: call.id,
        writtenOn: null,
        deskId: call.deskId,
        caseId: words.caseId,
        language: caller?.language,
        said: words.said,
        insert: tells(words) ? insert : null,
        begin: mayBegin(words) ? writing.begin : null,
      })}
      {words.direction === 'in' && <HelpedOthers deskId={call.deskId} said={words.said} />}
      <Problem sentence={writing.problem} />
      <Foot writing={writing} more={isMore ? null : () => more(true)} />
    </form>
  );
}

const mayBegin = ({ direction, caseId, said, customerId, name }: Call['words']) =>
  direction === 'in' && caseId === null && said.trim() !== '' && (customerId !== null || name !== null);

const marks: Record<ReturnType<typeof useKeeping>['state'], MarkState> = {
  kept: 'sent',
  writing: 'sending',
  away: 'unsent',
  refused: 'unsent',
};

/** Kept with the call from the first moment on: what is kept is told at once, and no crash takes it. */
function Danger({ writing, goOn }: { writing: Call; goOn: () => void }) {
  const { call, words, change, keeper } = writing;
  const { state } = useKeeping(keeper);
  const { danger } = words;
  const [isSent, setSent] = useState(false);
  useEffect(() => {
    // What is written after it is on its way by itself.
    if (danger !== null && state === 'kept') setSent(true);
    // What another window wrote meanwhile waits for nobody here.
    if (danger !== null && state === 'refused') keeper.keepMine();
  }, [danger, state, keeper]);
  if (danger === null && !call.asksDanger) return null;
  return (
    <DangerPanel
      id={call.id}
      deskId={call.deskId}
      kind={danger}
      state={danger === null ? 'unmarked' : isSent ? 'sent' : marks[state]}
      mark={(kind) => {
        change({ danger: kind });
        void keeper.flush(false);
        goOn();
      }}
      cancel={() => {
        changeCall(call.id, { asksDanger: false });
        goOn();
      }}
    />
  );
}

/** Whoever is known now, as they are by now. */
function useCaller(customer: string | null): Caller | undefined {
  const { data } = useAsk(conversationsApi.callers, customer ? { customer } : {}, {
    enabled: customer !== null,
    through: askOrLookHere({ customer: customer ?? undefined }),
  });
  return data?.items.find(({ id }) => id === customer);
}

const mostEnded = 3;

/** A call of ours is about what is open. */
function casesOf(caller: Caller | undefined, direction: 'in' | 'out'): AboutCase[] {
  const cases = caller?.cases ?? [];
  const open = cases.filter(({ state }) => state !== 'ended');
  const ended = cases.filter(({ state }) => state === 'ended');
  return direction === 'out' ? open : [...open, ...ended.slice(0, mostEnded)].slice(0, 9);
}

function Direction({ writing: { words, change } }: { writing: Call }) {
  const { t } = useTranslation();
  return (
    <Choice
      hideLabel
      label={t('conversations.calls.direction')}
      value={words.direction}
      options={[
        { value: 'in', label: t('conversations.calls.theyRing') },
        { value: 'out', label: t('conversations.calls.weRing') },
      ]}
      choose={(direction) => change({ direction, ...(direction === 'out' && { said: '' }) })}
    />
  );
}

type FootProps = { writing: Call; more: (() => void) | null };

function Foot({ writing: { call, discard, writing, words }, more }: FootProps) {
  const { t } = useTranslation();
  const [isAsked, ask] = useState(false);
  return (
    <div className={classes.foot}>
      {more && (
        <Verb plain onPress={more}>
          {t('conversations.calls.more')}
        </Verb>
      )}
      {isWritten(call.id) && words.danger === null && (
        <Verb plain onPress={() => (isAsked ? discard() : ask(true))} onBlur={() => ask(false)}>
          {t(isAsked ? 'conversations.calls.discardIt' : 'conversations.calls.discard')}
        </Verb>
      )}
      <Verb
        type="submit"
        primary
        shownKey="Ctrl ↵"
        loading={writing}
        disabled={words.customerId === null && words.name === null && words.said === ''}
      >
        {t('conversations.calls.write')}
      </Verb>
    </div>
  );
}
