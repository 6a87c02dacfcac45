import { ActionIcon } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { useActions } from '../../../ui/keys.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Tabs, tabId } from '../../../ui/tabs.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { Written } from '../../../ui/written.tsx';
import type { CaseView } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import type { Present } from '../contract.ts';
import { AskedAlready } from './asked-already.tsx';
import { AttachFiles } from './attach-files.tsx';
import classes from './composer.module.css';
import { Crossed, OtherWindow } from './draft-notices.tsx';
import { DraftStatus } from './draft-status.tsx';
import { useFieldPickers } from './field-pickers.tsx';
import { nearerPromise } from './nearer-promise.ts';
import { OwnTextDialog } from './own-text-dialog.tsx';
import { AlsoWriting } from './presence.tsx';
import { ToldFields } from './told-fields.tsx';
import { useAreUnsent } from './unsent.ts';
import { type Drafts, placeOf, type Reader, useKeeping } from './use-drafts.ts';
import { useWriting, type Writing } from './use-writing.ts';
import { WhereItGoes } from './where-it-goes.tsx';
import { WritingField } from './writing-field.tsx';

type ComposerProps = {
  theCase: CaseView;
  readers: readonly Reader[];
  reader: Reader;
  choose: (reader: Reader) => void;
  /** Who writes. */
  me: Me;
  drafts: Drafts;
  others: readonly Present[];
  field: RefObject<HTMLTextAreaElement | null>;
  sent: (next: boolean) => void;
  /** What else can become of a reply, as it stands. */
  keepAs: { says: string; icon: ReactNode; act: (text: string) => void };
};

/** Where an answer or a note is written. Each reader has words of their own, so that none are sent to another. */
export function Composer(props: ComposerProps) {
  const { theCase, readers, reader, choose, me, others, field, keepAs } = props;
  const { t } = useTranslation();
  const panel = useId();
  const zone = useDeskZone(theCase.deskId);
  const [previewed, preview] = useState(false);
  const sent = (next: boolean) => {
    preview(false);
    props.sent(next);
  };
  const writing = useWriting({ ...props, sent });
  const { unsent, change, files, crossed, problem, keeper, send } = writing;
  const { state } = useKeeping(keeper);
  const company = me.organization.name;
  const pickers = useFieldPickers({ theCase, reader, me, field, tell: change });
  const areUnsent = useAreUnsent(readers.map((value) => placeOf(me, theCase.id, value)));
  const tabs = readers.map((value, at) => ({
    value,
    label: labelOf(value),
    // What is in view needs no mark.
    marked: value !== reader && areUnsent[at] ? t('cases.draft') : undefined,
  }));
  const isReply = reader === 'customer';
  const keepIt = () => keepAs.act(unsent.text);
  const isBegun = unsent.text.trim() !== '';
  useActions(isReply && isBegun ? [{ says: keepAs.says, act: keepIt }] : []);
  const [texting, text] = useState(false);
  const reached = theCase.reach !== null;
  const mayText = theCase.customer.contactPoints.some(
    ({ kind, textsStoppedAt }) => kind === 'phone' && textsStoppedAt === null,
  );

  return (
    <form
      className={isReply ? classes.composer : classes.noting}
      aria-label={t('conversations.composer')}
      onKeyDown={(event) => sendByKey(event, send)}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={classes.top}>
        <Tabs label={t('conversations.who')} panel={panel} tabs={tabs} chosen={reader} choose={choose} />
        <div className={classes.aside}>
          <DraftStatus state={state} isEmpty={unsent.text === '' && unsent.files.length === 0} />
          {isReply && <KeepAs says={keepAs.says} icon={keepAs.icon} disabled={!isBegun} act={keepIt} />}
          <Verb plain onPress={() => (previewed ? field.current?.focus() : preview(true))}>
            {t(previewed ? 'conversations.writeOn' : 'conversations.preview')}
          </Verb>
          {pickers.button}
        </div>
      </div>
      <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, reader)} className={classes.panel}>
        {isReply && <WhereItGoes theCase={theCase} zone={zone} mayText={mayText} />}
        {pickers.picker}
        {isReply && <AlsoWriting others={others} customer={theCase.customer.name} />}
        <OtherWindow keeper={keeper} textOf={({ text }) => text} stoppedBy={writing.stoppedBy} />
        <Crossed entries={crossed} zone={zone} stoppedBy={writing.stoppedBy}>
          <Verb
            onPress={() => {
              writing.seeAll();
              field.current?.focus();
            }}
          >
            {t('conversations.changeAnswer')}
          </Verb>
          <Verb onPress={() => void writing.sendAnyway()}>{t('conversations.sendAnyway')}</Verb>
        </Crossed>
        {previewed && (
          <div className={classes.preview}>
            {isReply && (
              <p className={classes.previewed}>
                {t('conversations.previewed', { name: theCase.customer.name })}
              </p>
            )}
            <Written text={unsent.text} />
          </div>
        )}
        {/* Under the preview it is still there, so that whoever writes on, by whatever key, sees what they write. */}
        <WritingField
          className={previewed ? classes.under : undefined}
          onFocus={() => preview(false)}
          label={labelOf(reader)}
          hint={hintOf(reader)}
          text={unsent.text}
          write={(text) => change({ text })}
          onBeforeInput={pickers.onBeforeInput}
          field={field}
        />
        {isReply && (
          <AskedAlready
            theCase={theCase}
            text={unsent.text}
            toBeSure={unsent.toBeSure}
            makeSure={(toBeSure) => change({ toBeSure })}
            put={(text) => {
              change({ text });
              field.current?.focus();
            }}
          />
        )}
        <Problem sentence={problem ?? files.problem} />
        <div className={classes.foot}>
          {isReply && <Told theCase={theCase} writing={writing} zone={zone} />}
          <AttachFiles files={files} />
          {isReply && !reached && mayText && (
            <Verb primary disabled={unsent.text.trim() === ''} onPress={() => text(true)}>
              {t('conversations.ownText')}
            </Verb>
          )}
          {(!isReply || reached || !mayText) && (
            <Verb
              type="submit"
              primary
              shownKey="Ctrl ↵"
              loading={writing.sending}
              disabled={unsent.text.trim() === ''}
            >
              {t(isReply ? 'conversations.send' : 'conversations.leave')}
            </Verb>
          )}
        </div>
      </div>
      {texting && <OwnTextDialog theCase={theCase} writing={writing} close={() => text(false)} />}
    </form>
  );

  function labelOf(value: Reader): string {
    if (value === 'customer') return t('conversations.replyTo', { name: theCase.customer.name });
    if (value === 'companies') return t('conversations.noteToCompanies');
    return t('conversations.noteTo', { organization: company });
  }

  function hintOf(value: Reader): string {
    const { name } = theCase.customer;
    if (value === 'customer')
      return t(reached ? 'conversations.replyHint' : 'conversations.callHint', { name });
    if (value === 'companies') return t('conversations.companiesHint');
    return t('conversations.companyHint', { organization: company });
  }
}

type KeepAsProps = { says: string; icon: ReactNode; disabled: boolean; act: () => void };

/** Always there, so that nothing moves as one begins; where there is no room for its words, drawn. */
function KeepAs({ says, icon, disabled, act }: KeepAsProps) {
  return (
    <>
      <Verb plain className={classes.inWords} disabled={disabled} onPress={act}>
        {says}
      </Verb>
      <ActionIcon
        variant="subtle"
        size={28}
        className={classes.drawn}
        aria-label={says}
        title={says}
        disabled={disabled}
        onClick={act}
      >
        {icon}
      </ActionIcon>
    </>
  );
}

type ToldProps = { theCase: CaseView; writing: Writing; zone: string };

/** What goes with every word to a customer. */
function Told({ theCase, writing: { told, change }, zone }: ToldProps) {
  const { t } = useTranslation();
  const now = useNow();
  const promised = nearerPromise(theCase, { than: told.nextWordBy, now });
  return (
    <>
      {promised && (
        <p className={classes.promised}>
          {t('conversations.wasDue', { moment: sayMoment(Date.parse(promised), { now, zone, t }) })}
          <Verb plain onPress={() => change({ due: promised })}>
            {t('conversations.keepDue')}
          </Verb>
        </p>
      )}
      <ToldFields
        {...told}
        zone={zone}
        classes={classes}
        changeStands={(stands) => change({ stands })}
        changeNextWord={(due) => change({ due })}
      />
    </>
  );
}

/** Ctrl or Cmd with Enter sends; with Shift, too, the next case follows. */
function sendByKey(event: KeyboardEvent<HTMLFormElement>, send: Writing['send']): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (event.currentTarget.reportValidity()) void send({ next: event.shiftKey });
}
