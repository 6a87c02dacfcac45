import { Textarea, TextInput } from '@mantine/core';
import { type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { sendOnControlEnter } from '../../../ui/form.tsx';
import { leaveField } from '../../../ui/keys.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Tabs, tabId } from '../../../ui/tabs.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { attemptAt } from '../../../web/attempt.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { hasMail } from '../../customers/web/index.ts';
import type { Me } from '../../people/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi } from '../contract.ts';
import { AttachFiles, type Files, useFiles } from './attach-files.tsx';
import classes from './composer.module.css';
import { useFieldPickers } from './field-pickers.tsx';
import { namedIn, toldOf } from './named-in.ts';
import { changeUnsent, forgetUnsent, type Unsent, useUnsent } from './unsent.ts';

export type Reader = 'customer' | 'companies' | 'company';

type ComposerProps = {
  theCase: CaseView;
  readers: readonly Reader[];
  reader: Reader;
  choose: (reader: Reader) => void;
  /** Who writes. */
  me: Me;
  field: RefObject<HTMLTextAreaElement | null>;
};

/** Where an answer or a note is written. Each reader has words of their own, so that none are sent to another. */
export function Composer({ theCase, readers, reader, choose, me, field }: ComposerProps) {
  const { t } = useTranslation();
  const panel = useId();
  const zone = useDeskZone(theCase.deskId);
  const { text, told, change, files, send, problem, sending } = useWriting({ theCase, me, reader });
  const company = me.organization.name;
  const pickers = useFieldPickers({ theCase, reader, me, field, tell: change });
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
      <div className={classes.top}>
        <Tabs label={t('conversations.who')} panel={panel} tabs={tabs} chosen={reader} choose={choose} />
        {pickers.button}
      </div>
      <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, reader)} className={classes.panel}>
        {reader === 'customer' && !hasMail(theCase.customer) && (
          <p className={classes.unread}>{t('conversations.noMail', { name: theCase.customer.name })}</p>
        )}
        {pickers.picker}
        <Textarea
          ref={field}
          aria-label={labelOf(reader)}
          placeholder={hintOf(reader)}
          value={text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
          onBeforeInput={pickers.onBeforeInput}
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
                onChange={({ currentTarget }) => change({ stands: currentTarget.value })}
                onKeyDown={leaveField}
                maxLength={500}
                required
                withAsterisk={false}
              />
              <MomentField
                className={classes.next}
                label={t('conversations.nextWordBy')}
                value={told.nextWordBy}
                zone={zone}
                choose={(due) => change({ due })}
                required
              />
            </>
          )}
          <AttachFiles files={files} />
          <Verb type="submit" primary shownKey="Ctrl ↵" loading={sending} disabled={text.trim() === ''}>
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

/** Where what somebody writes on a case is kept until it is sent, for each reader apart. */
export const placeOf = (me: Me, caseId: string, reader: Reader): string =>
  [me.organization.id, me.id, caseId, reader].join(' ');

function useWriting({ theCase, me, reader }: Pick<ComposerProps, 'theCase' | 'me' | 'reader'>) {
  const { t } = useTranslation();
  const place = placeOf(me, theCase.id, reader);
  const { text, stands, due } = useUnsent(place);
  const files = useFilesOf(theCase, me)[reader];
  // Who leaves while it is being sent and comes back finds nothing that would be said twice.
  const command = useCommand(conversationsApi.say, {
    attempt: attemptAt(theCase.id),
    done: ({ audience }) => {
      forgetUnsent(placeOf(me, theCase.id, audience));
      say(t(audience === 'customer' ? 'conversations.sent' : 'conversations.noted'));
    },
  });
  const problem = useProblem(command);
  // What is prefilled follows the server until somebody writes something else.
  const told = { stands: stands ?? theCase.prefill.stands, nextWordBy: due ?? theCase.prefill.nextWordBy };

  const send = () => {
    if (text.trim() === '' || command.isPending) return;
    if (files.keeping !== null) return say(t('conversations.attachingStill', { name: files.keeping }));
    command.mutate({
      case: theCase.id,
      text,
      audience: reader,
      ...(reader === 'customer'
        ? told
        : { mentionIds: namedIn(text, toldOf(theCase, { reader, me })).slice(0, 20) }),
      ...(files.kept.length > 0 && { fileIds: files.kept.map(({ id }) => id) }),
    });
  };
  const change = (part: Partial<Unsent>) => changeUnsent(place, () => part);
  return { text, told, change, files, send, problem, sending: command.isPending };
}

/** Each reader has files of their own, too: one attached to a note must not go out to the customer. */
function useFilesOf({ id, deskId }: CaseView, me: Me): Record<Reader, Files> {
  return {
    customer: useFiles(deskId, placeOf(me, id, 'customer')),
    companies: useFiles(deskId, placeOf(me, id, 'companies')),
    company: useFiles(deskId, placeOf(me, id, 'company')),
  };
}
