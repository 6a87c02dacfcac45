import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../../../ui/settled.ts';
import { useAsk } from '../../../../web/api.ts';
import { type Caller, conversationsApi } from '../../contract.ts';
import { askOrLookHere } from './kept-callers.ts';
import classes from './who-rings.module.css';

type WhoRingsProps = {
  typed: string;
  type: (typed: string) => void;
  choose: (caller: Caller) => void;
  /** Somebody who is not known yet. */
  meet: () => void;
  field: RefObject<HTMLInputElement | null>;
};

/** Finds whoever rings while one types, and offers what nobody found as somebody new; arrows point, Enter takes. */
export function WhoRings({ typed, type, choose, meet, field }: WhoRingsProps) {
  const { t } = useTranslation();
  const list = useId();
  const { found, settled } = useFound(typed);
  const [pointed, point] = useState(0);
  const count = found.length + 1;
  const at = Math.min(pointed, count - 1);
  const isOpen = typed.trim() !== '';
  const take = (which: number) => {
    const caller = found[which];
    if (caller) choose(caller);
    else meet();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && isOpen) point((at + step + count) % count);
    else if (event.key === 'Enter' && isOpen) {
      // Whoever types on and presses Enter means what is found then.
      if (settled) take(at);
    } else return;
    event.preventDefault();
  };
  return (
    <div className={classes.who}>
      <label htmlFor={`${list}-field`} className={classes.label}>
        {t('conversations.calls.who')}
      </label>
      <input
        ref={field}
        id={`${list}-field`}
        className={classes.field}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t('conversations.calls.whoHint')}
        value={typed}
        maxLength={200}
        onChange={({ currentTarget }) => {
          point(0);
          type(currentTarget.value);
        }}
        onKeyDown={onKey}
      />
      {isOpen && (
        <div id={list} role="listbox" aria-label={t('conversations.calls.who')} className={classes.list}>
          {found.map((caller, which) => (
            <Option key={`${caller.deskId} ${caller.id}`} {...optionAt(which)}>
              <CallerFound caller={caller} />
            </Option>
          ))}
          <Option {...optionAt(found.length)}>
            <span>{t('conversations.calls.somebodyNew')}</span>
            <span className={classes.aside}>{typed.trim()}</span>
          </Option>
        </div>
      )}
      <p role="status" className={classes.count}>
        {isOpen && settled && say()}
      </p>
    </div>
  );

  function optionAt(which: number) {
    return {
      id: `${list}-${which}`,
      isActive: which === at,
      point: () => point(which),
      take: () => take(which),
    };
  }

  function say(): string {
    if (found.length === 0) return t('conversations.calls.noCallers');
    return t('conversations.calls.callers', { count: found.length });
  }
}

function useFound(typed: string): { found: readonly Caller[]; settled: boolean } {
  const words = typed.trim();
  const q = useSettled(words);
  const asked = useAsk(
    conversationsApi.callers,
    { q },
    { enabled: q !== '', keep: true, through: askOrLookHere({ q }) },
  );
  const found = words === '' ? [] : (asked.data?.items ?? []);
  return { found, settled: q === words && !asked.isPlaceholderData && !asked.isFetching };
}

type OptionProps = {
  id: string;
  isActive: boolean;
  point: () => void;
  take: () => void;
  children: React.ReactNode;
};

function Option({ id, isActive, point, take, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above keeps the focus and its keys choose.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes.option}
      onMouseMove={point}
      onMouseDown={(event) => event.preventDefault()}
      onClick={take}
    >
      {children}
    </div>
  );
}

function CallerFound({ caller: { name, contactPoints, things, cases } }: { caller: Caller }) {
  const { t } = useTranslation();
  const count = cases.filter(({ state }) => state !== 'ended').length;
  const [thing] = things;
  const what = thing && [thing.make, thing.model, thing.serial].filter(Boolean).join(' ');
  return (
    <>
      <strong>{name}</strong>
      <span className={classes.aside}>{contactPoints.map(({ address }) => address).join(', ')}</span>
      <span className={classes.has}>{what}</span>
      <span className={classes.aside}>{count > 0 && t('conversations.calls.open', { count })}</span>
    </>
  );
}
