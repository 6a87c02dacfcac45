import { Fragment, type KeyboardEvent, useId, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../../../ui/dialog.tsx';
import { KeyName } from '../../../../ui/key-name.tsx';
import { isTyping, useActions } from '../../../../ui/keys.ts';
import { Tabs, tabId } from '../../../../ui/tabs.tsx';
import { Verb } from '../../../../ui/verb.tsx';
import { useOrganization } from '../../../../web/organization.ts';
import type { Me } from '../../../people/contract.ts';
import { useMe } from '../../../people/web/index.ts';
import { CallCard, type OnCall } from './call-card.tsx';
import classes from './call-cards.module.css';
import { calls } from './calls.ts';
import { beginCall, changeCall, type OpenCall, putDown, showCall, useCallUp } from './open-calls.ts';
import { answer, RingingNow, useRinging } from './ringing.tsx';
import { useCalls } from './use-calls.ts';
import { WrittenDown } from './written-down.tsx';

/** The calls of whoever speaks to customers, over whichever screen they are on. */
export function CallCards({ onCall }: { onCall: OnCall }) {
  const me = useMe();
  const desks = speaksOn(me.data);
  return desks.length > 0 && <Cards desks={desks} onCall={onCall} />;
}

export const speaksOn = (me: Me | undefined): Me['desks'] =>
  me?.desks.filter(({ role }) => role !== 'expert') ?? [];

function Cards({ desks, onCall }: { desks: Me['desks']; onCall: OnCall }) {
  const { t } = useTranslation();
  const organizationId = useOrganization();
  const { open, shown, isUp } = useCalls();
  const [desk] = desks;
  const ringing = useRinging();
  const begin = () => {
    const [call] = ringing;
    if (call) answer({ ...call, organizationId });
    else if (desk) beginCall({ deskId: desk.id, organizationId });
  };
  const up = useCallUp();
  const next = () => {
    if (!shown) return begin();
    if (!isUp) return showCall(shown.id);
    const card = document.querySelector<HTMLElement>('section[data-calls]');
    // Whoever is elsewhere on the screen goes to what is still being written.
    if (shown.writtenOn === null && !card?.contains(document.activeElement)) return intoCard(card);
    const after = open[(open.indexOf(shown) + 1) % open.length] ?? shown;
    if (after.id === shown.id) putDown();
    else showCall(after.id);
  };
  useActions(
    [
      { key: 'c', says: t('conversations.calls.begin'), act: begin },
      { key: 'mod j', says: t('conversations.calls.go'), act: next, over: true },
      ...(up
        ? [
            {
              key: 'mod d',
              says: t('conversations.danger.mark'),
              act: () => changeCall(up.id, { asksDanger: true }),
            },
          ]
        : []),
    ],
    'everywhere',
  );
  return (
    <>
      <RingingNow calls={ringing} />
      {shown && isUp && <Card {...{ open, shown, desks, onCall }} />}
      {shown && !isUp && (
        <button type="button" className={classes.down} data-calls onClick={() => showCall(shown.id)}>
          <span className={classes.waiting}>{t('conversations.calls.waiting', { count: open.length })}</span>
          <Names open={open} />
          <KeyName of="mod j" />
        </button>
      )}
    </>
  );
}

/** Into its first field, or onto the card where there is none. */
function intoCard(card: HTMLElement | null): void {
  const field = card?.querySelector<HTMLElement>('form input, form textarea');
  (field ?? card)?.focus();
}

function Names({ open }: { open: readonly OpenCall[] }) {
  const nameOf = useNames(open);
  return <span className={classes.names}>{open.map(nameOf).join(', ')}</span>;
}

/** What each call is called: by who rings, or by what was typed of them. */
function useNames(open: readonly OpenCall[]): (call: OpenCall) => string {
  const { t } = useTranslation();
  const nameOf = ({ id, who }: OpenCall) => {
    const { name, asked, address } = calls.at(id);
    return who || name || asked || address || t('conversations.calls.unknown');
  };
  // Any of them may be written on.
  useSyncExternalStore(calls.watch, () => open.map(nameOf).join('\n'));
  return nameOf;
}

type CardProps = { open: readonly OpenCall[]; shown: OpenCall; desks: Me['desks']; onCall: OnCall };

function Card({ open, shown, desks, onCall }: CardProps) {
  const { t } = useTranslation();
  const panel = useId();
  const card = useRef<HTMLElement>(null);
  const nameOf = useNames(open);
  useFocusReturn();
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    // Out of a field first, so that the keys of the card can be pressed.
    if (isTyping(event.target)) card.current?.focus();
    else putDown();
  };
  return (
    <section
      ref={card}
      className={classes.card}
      aria-label={t('conversations.calls.title')}
      tabIndex={-1}
      data-calls
      onKeyDown={onKey}
    >
      <div className={classes.head}>
        <Tabs
          label={t('conversations.calls.title')}
          panel={panel}
          tabs={open.map((call) => ({ value: call.id, label: nameOf(call) }))}
          chosen={shown.id}
          choose={showCall}
        />
        <Verb plain shownKey="Esc" onPress={putDown} title={t('conversations.calls.putDownHint')}>
          {t('conversations.calls.putDown')}
        </Verb>
      </div>
      <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, shown.id)} className={classes.panel}>
        {shown.writtenOn === null ? (
          <CallCard key={shown.id} call={shown} desks={desks} card={card} onCall={onCall} />
        ) : (
          <Fragment key={shown.id}>
            <WrittenDown call={shown} caseId={shown.writtenOn} />
            {onCall({
              ...{ callId: shown.id, deskId: shown.deskId, caseId: shown.writtenOn },
              ...{ writtenOn: shown.writtenOn, language: undefined, said: '', insert: null, begin: null },
            })}
          </Fragment>
        )}
      </div>
    </section>
  );
}
