import { useEffect, useRef } from 'react';
import { chordOf, keyName, type Press } from './key-chord.ts';

/** Something that can be done: said in words, by a key, or both. */
export type Action = {
  /** What it does, in words; without them it stands in no list. */
  says?: string;
  /**
   * As browsers name it (`esc` for Escape, `shift x` for a capital), two in a row such as `g t`, or with Ctrl or Cmd such as `mod k`, which works
   * while typing, too.
   */
  key?: string;
  /** Where it is not always possible. */
  when?: () => boolean;
  /** Its key also works while something lies over the screen. */
  over?: boolean;
  /** Left out where it is done by what has the focus, such as a link by Enter. */
  act?: () => void;
};

/** What each key does. */
export type Keys = Record<string, (() => void) | Omit<Action, 'key'>>;

/** On the screen that is shown, or on all of them. */
export type Where = 'here' | 'everywhere';

type Registered = { actions: { current: readonly Action[] }; where: Where };

const registered = new Set<Registered>();
let last: Press | null = null;

/** What can be done now, as the screens that are mounted say. */
export function actionsOf(wanted: Where): Action[] {
  return [...registered]
    .filter(({ where }) => where === wanted)
    .flatMap(({ actions }) => actions.current)
    .filter(({ says, when }) => says !== undefined && (when?.() ?? true));
}

/** What is done now under the same words; undefined where that is not possible any more. */
export const stillThere = (wanted: Where, says: string): Action | undefined =>
  [...registered]
    .filter(({ where }) => where === wanted)
    .flatMap(({ actions }) => actions.current)
    .find((action) => action.says === says);

/** Keys of this screen while nothing is being typed and nothing lies over it. */
export function useKeys(keys: Keys, where?: Where): void {
  const actions = Object.entries(keys).map(([key, bound]) =>
    typeof bound === 'function' ? { key, act: bound } : { key, ...bound },
  );
  useActions(actions, where);
}

/** What can be done on this screen, be there a key for it or not. */
export function useActions(actions: readonly Action[], where: Where = 'here'): void {
  const bound = useRef(actions);
  bound.current = actions;

  useEffect(() => {
    const mine = { actions: bound, where };
    const onKey = (event: KeyboardEvent) => {
      const called = actionFor(event, bound.current);
      if (!called?.act) return;
      event.preventDefault();
      called.act();
    };
    registered.add(mine);
    document.addEventListener('keydown', onKey);
    return () => {
      registered.delete(mine);
      document.removeEventListener('keydown', onKey);
    };
  }, [where]);
}

function actionFor(event: KeyboardEvent, actions: readonly Action[]): Action | undefined {
  if (event.defaultPrevented || event.altKey) return undefined;
  const covered = isCovered(event.target);
  if (event.ctrlKey || event.metaKey) {
    const chord = `mod ${event.key.toLowerCase()}`;
    return actions.find(({ key, over }) => key === chord && (over || !covered));
  }
  if (covered || isTyping(event.target)) return undefined;
  const keys = actions.flatMap(({ key }) => key ?? []);
  const chord = chordOf(last, pressOf(event), keys);
  return actions.find(({ key, when }) => key === chord && (when?.() ?? true));
}

/**
 * After every screen has looked at a press: remembers it for two keys in a row, and leaves the field on Escape. Called
 * once, by the shell.
 */
export function useShellKeys(): void {
  useEffect(() => {
    const remember = (event: KeyboardEvent) => {
      last = isTyping(event.target) ? null : pressOf(event);
      leaveField(event);
    };
    window.addEventListener('keydown', remember);
    return () => window.removeEventListener('keydown', remember);
  }, []);
}

/** Escape in a field gives the keys back to the screen; over the screen it closes what the field stands in. */
function leaveField(event: KeyboardEvent): void {
  const { key, target, defaultPrevented, isComposing } = event;
  if (key !== 'Escape' || defaultPrevented || isComposing || isCovered(target) || !isTyping(target)) return;
  // A browser would empty a search field by it.
  if (target instanceof HTMLInputElement && target.type === 'search') event.preventDefault();
  if (target instanceof HTMLElement) target.blur();
}

const pressOf = ({ key, timeStamp }: KeyboardEvent): Press => ({ key: keyName(key), at: timeStamp });

/** Whether a press is a word of what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target.isContentEditable || target.matches('textarea, select');
}

const covers = '[role="dialog"], [role="menu"]';

// The press that closes a dialog is the dialog's alone: it is looked at before anybody hears the press.
let wasCovered = false;
const look = () => {
  wasCovered = [...document.querySelectorAll(covers)].some(isOver);
};
/** A menu that was chosen from fades for a moment, and covers nothing any more. */
const isOver = (cover: Element): boolean => {
  const opener = document.getElementById(cover.getAttribute('aria-labelledby') ?? '');
  return opener?.getAttribute('aria-expanded') !== 'false';
};
if (typeof window !== 'undefined') window.addEventListener('keydown', look, { capture: true });

function isCovered(target: EventTarget | null): boolean {
  return wasCovered || (target instanceof Element && target.closest(covers) !== null);
}
