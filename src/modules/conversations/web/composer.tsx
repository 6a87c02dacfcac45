import { Textarea, TextInput } from '@mantine/core';
import { type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { sendOnControlEnter } from '../../../ui/form.tsx';
import { leaveField } from '../../../ui/keys.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Tabs, tabId } from '../../../ui/tabs.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';
import { AttachFiles, useFiles } from './attach-files.tsx';
import classes from './composer.module.css';

export type Reader = 'customer' | 'companies' | 'company';

type ComposerProps = {
  theCase: CaseView;
  readers: readonly Reader[];
  reader: Reader;
  choose: (reader: Reader) => void;
  /** The name of the company the note to my company is for. */
  company: string;
  field: RefObject<HTMLTextAreaElement | null>;
};

/** Where an answer or a note is written. Each reader has words of their own, so that none are sent to another. */
export function Composer({ theCase, readers, reader, choose, company, field }: ComposerProps) {
  const { t } = useTranslation();
  const panel = useId();
  const zone = useDeskZone(theCase.deskId);
  const writing = useWriting(theCase, reader);
  const { words, told, files, send, problem, sending } = writing;
  const tabs = readers.map((value) => ({ value, label: labelOf(value) }));

  return (
    <form
      className={reader === 'customer' ? classes.composer : classes.noting}
      aria-label={t('conversations.composer')}
      onKeyDown={sendOnControlEnter}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Tabs label={t('conversations.who')} panel={panel} tabs={tabs} chosen={reader} choose={choose} />
      <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, reader)} className={classes.panel}>
        <Textarea
          ref={field}
          aria-label={labelOf(reader)}
          placeholder={hintOf(reader)}
          value={words.text}
          onChange={({ currentTarget }) => words.write(currentTarget.value)}
          onKeyDown={leaveField}
          autosize
          minRows={3}
          maxRows={12}
        />
        <Problem sentence={problem ?? files.problem} />
        <div className={classes.foot}>
          {reader === 'customer' && (
            <>
              <TextInput
                className={classes.stands}
                label={t('conversations.stands')}
                value={told.stands}
                onChange={({ currentTarget }) => told.chooseStands(currentTarget.value)}
                onKeyDown={leaveField}
                maxLength={500}
                required
                withAsterisk={false}
              />
              <MomentField
                className={classes.next}
                label={t('conversations.nextWordBy')}
                value={told.due}
                zone={zone}
                choose={told.chooseDue}
                required
              />
            </>
          )}
          <AttachFiles files={files} />
          <Verb type="submit" primary shownKey="Ctrl ↵" loading={sending} disabled={words.text.trim() === ''}>
            {t(reader === 'customer' ? 'conversations.send' : 'conversations.leave')}
          </Verb>
        </div>
      </div>
    </form>
  );

  function labelOf(value: Reader): string {
    if (value === 'customer') return t('conversations.replyTo', { name: theCase.customer.name });
    if (value === 'companies') return t('conversations.noteToCompanies');
    return t('conversations.noteTo', { organization: company });
  }

  function hintOf(value: Reader): string {
    if (value === 'customer') return t('conversations.replyHint', { name: theCase.customer.name });
    if (value === 'companies') return t('conversations.companiesHint');
    return t('conversations.companyHint', { organization: company });
  }
}

const nothing: Record<Reader, string> = { customer: '', companies: '', company: '' };

function useWriting(theCase: CaseView, reader: Reader) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(nothing);
  // What is prefilled follows the server until somebody writes something else.
  const [stands, setStands] = useState<string | null>(null);
  const [due, setDue] = useState<string | null>(null);
  const files = useFiles(theCase.deskId);
  const command = useCommand(conversationsApi.say);
  const problem = useProblem(command);
  const text = texts[reader];
  const told = { stands: stands ?? theCase.prefill.stands, nextWordBy: due ?? theCase.prefill.nextWordBy };

  const send = () => {
    if (text.trim() === '' || command.isPending) return;
    if (files.keeping !== null) return say(t('conversations.attachingStill', { name: files.keeping }));
    command.mutate(
      {
        case: theCase.id,
        text,
        audience: reader,
        ...(reader === 'customer' && told),
        ...(files.kept.length > 0 && { fileIds: files.kept.map(({ id }) => id) }),
      },
      { onSuccess: () => sent() },
    );
  };
  const sent = () => {
    setTexts((before) => ({ ...before, [reader]: '' }));
    setStands(null);
    setDue(null);
    files.clear();
    say(t(reader === 'customer' ? 'conversations.sent' : 'conversations.noted'));
  };

  return {
    words: { text, write: (value: string) => setTexts((before) => ({ ...before, [reader]: value })) },
    told: { stands: told.stands, due: told.nextWordBy, chooseStands: setStands, chooseDue: setDue },
    files,
    send,
    problem,
    sending: command.isPending,
  };
}
