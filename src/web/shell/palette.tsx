import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../ui/answered.tsx';
import { useFocusReturn } from '../../ui/dialog.tsx';
import { useFirstFocus } from '../../ui/first-focus.ts';
import { KeyName } from '../../ui/key-name.tsx';
import classes from './palette.module.css';
import { type Choice, type Group, usePaletteGroups } from './palette-groups.ts';

/** Finds a case or a customer, or does something, from wherever one is; left with Escape as if nothing had been. */
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [overDialog] = useState(() => document.querySelector('[role="dialog"]') !== null);
  const { groups, settled, problem } = usePaletteGroups(typed, { overDialog });
  const choose = (choice: Choice) => {
    // First the focus goes back to where it was, then what is done may take it elsewhere.
    flushSync(close);
    choice.act();
  };
  const { active, point, onKey } = useActive(groups, { settled, choose, close, typed });
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  useFocusReturn();
  const field = useFirstFocus<HTMLInputElement>();
  return (
    // Outside a portal the field is there at once, so that the next letter already falls into it.
    <Modal.Root opened onClose={close} size="lg" yOffset="10vh" withinPortal={false} zIndex={350}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('shell.find')} classNames={{ content: classes.palette }}>
        <input
          className={classes.field}
          role="combobox"
          aria-label={t('shell.find')}
          aria-expanded
          aria-controls={list}
          aria-activedescendant={active && `${list} ${active.id}`.replaceAll(' ', '-')}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t('shell.findHint')}
          ref={field}
          data-autofocus
          // Escape closes what lies on top, and not a dialog below as well.
          data-mantine-stop-propagation="true"
          maxLength={200}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={onKey}
        />
        <p role="status" className={classes.count}>
          {settled && typed !== '' ? t('shell.options', { count }) : ''}
        </p>
        <Problem sentence={problem} />
        <div id={list} role="listbox" aria-label={t('shell.find')} className={classes.list}>
          {groups.map((group) => (
            <Choices key={group.title} {...{ list, group, active, point, choose }} />
          ))}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

const isFind = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey);

type ChoicesProps = {
  list: string;
  group: Group;
  active: Choice | undefined;
  point: (choice: Choice) => void;
  choose: (choice: Choice) => void;
};

function Choices({ list, group, active, point, choose }: ChoicesProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by this role; a fieldset is not one.
    <div role="group" aria-label={group.title}>
      <div className={classes.title} aria-hidden>
        {group.title}
      </div>
      {group.choices.map((choice) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above keeps the focus and its keys choose.
        <div
          key={choice.id}
          id={`${list} ${choice.id}`.replaceAll(' ', '-')}
          role="option"
          aria-selected={choice.id === active?.id}
          className={classes.choice}
          onMouseMove={() => point(choice)}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(choice)}
        >
          <span className={classes.says}>{choice.says}</span>
          {choice.aside && <span className={classes.aside}>{choice.aside}</span>}
          {choice.key && <KeyName of={choice.key} />}
        </div>
      ))}
    </div>
  );
}

type Choosing = {
  settled: boolean;
  typed: string;
  choose: (choice: Choice) => void;
  close: () => void;
};

/** Which choice is meant, moved by the arrows and taken by Enter: the first, until somebody points at another. */
function useActive(groups: readonly Group[], { settled, typed, choose, close }: Choosing) {
  const choices = groups.flatMap((group) => group.choices);
  const [pointed, setPointed] = useState<{ id: string; typed: string } | null>(null);
  const active = choices.find(({ id }) => id === pointed?.id && pointed.typed === typed) ?? choices[0];
  const point = ({ id }: Choice) => setPointed({ id, typed });
  const enter = useEnterOnceSettled(typed, settled, () => active && choose(active));
  const onKey = (event: KeyboardEvent) => {
    if (isFind(event) || event.key === 'Escape') {
      event.preventDefault();
      return close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && active) {
      event.preventDefault();
      const next = choices.at((choices.indexOf(active) + step) % choices.length);
      if (next) point(next);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      enter(pointed?.typed === typed || active?.known === true);
    }
  };
  useEffect(() => {
    document.querySelector('[role="option"][aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return { active, point, onKey };
}

/** Who types fast and presses Enter means the answer to what they typed, and not what stood there before. */
function useEnterOnceSettled(typed: string, settled: boolean, take: () => void): (atOnce: boolean) => void {
  const waits = useRef<string | null>(null);
  useEffect(() => {
    if (!settled || waits.current === null) return;
    const isMeant = waits.current === typed;
    waits.current = null;
    if (isMeant) take();
  });
  return (atOnce) => {
    if (settled || atOnce) take();
    else waits.current = typed;
  };
}
