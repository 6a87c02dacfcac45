import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import classes from './picker.module.css';

export type Option = { id: string; label: string; aside?: string };

type PickerProps = {
  /** What is chosen. */
  label: string;
  options: readonly Option[];
  /** Where nothing fits what was typed. */
  none: string;
  choose: (id: string) => void;
  /** Left without a choice: what was typed, and whether by a key, so that the focus is to go back. */
  leave: (typed: string, byKey: boolean) => void;
  /** What the option that is meant would do. */
  preview?: (id: string) => ReactNode;
};

/** One of several, narrowed by typing and taken by Enter; Escape leaves it. */
export function Picker({ label, options, none, choose, leave, preview }: PickerProps) {
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  const [typed, setTyped] = useState('');
  const [pointed, point] = useState<string | null>(null);
  const fitting = options.filter(({ label }) => fits(label, typed));
  const active = fitting.find(({ id }) => id === pointed) ?? fitting[0];
  // At once, so that the next letter already falls into it.
  useLayoutEffect(() => field.current?.focus(), []);

  const once = (done: () => void) => {
    if (isOver.current) return;
    isOver.current = true;
    done();
  };
  const isPressed = usePressed();
  /** A press beside it is over first: what lies there would move away from under the finger. */
  const onBlur = () => {
    const left = () => once(() => leave(typed, false));
    if (!isPressed.current) return left();
    const after = () => {
      document.removeEventListener('click', after);
      clearTimeout(patience);
      left();
    };
    const patience = setTimeout(after, PRESS);
    document.addEventListener('click', after);
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    isPressed.current = false;
    if (event.nativeEvent.isComposing || event.key === 'Tab') return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && active)
      point(fitting.at((fitting.indexOf(active) + step) % fitting.length)?.id ?? null);
    if (event.key === 'Enter' && active) once(() => choose(active.id));
    if (event.key === 'Escape' || (event.key === 'Enter' && !active)) once(() => leave(typed, true));
    if (event.key === 'Backspace' && typed === '') once(() => leave('', true));
    else if (step === undefined && event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
  };
  return (
    <div className={classes.picker}>
      <input
        ref={field}
        className={classes.field}
        role="combobox"
        aria-label={label}
        aria-expanded={active !== undefined}
        aria-controls={active && list}
        aria-activedescendant={active && `${list}-${active.id}`}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={label}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={onKey}
        onBlur={onBlur}
      />
      {active && (
        <div id={list} role="listbox" aria-label={label} className={classes.list}>
          {fitting.map((option) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above keeps the focus and its keys choose.
            <div
              key={option.id}
              ref={option === active ? inView : undefined}
              id={`${list}-${option.id}`}
              role="option"
              aria-selected={option === active}
              className={classes.option}
              onMouseMove={() => point(option.id)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => once(() => choose(option.id))}
            >
              <span>{option.label}</span>
              {option.aside && <span className={classes.aside}>{option.aside}</span>}
            </div>
          ))}
        </div>
      )}
      {!active && (
        <p role="status" className={classes.none}>
          {none}
        </p>
      )}
      {active && preview && (
        <div className={classes.preview} role="status">
          {preview(active.id)}
        </div>
      )}
    </div>
  );
}

/** A press that becomes no click is a swipe. */
const PRESS = 400;

/** Whether it was a finger or the mouse that did something last, and no key. */
function usePressed(): RefObject<boolean> {
  const pressed = useRef(false);
  useEffect(() => {
    const press = () => {
      pressed.current = true;
    };
    document.addEventListener('pointerdown', press, { capture: true });
    return () => document.removeEventListener('pointerdown', press, { capture: true });
  }, []);
  return pressed;
}

const inView = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });

/** Whether each word that was typed begins a word of the label. */
function fits(label: string, typed: string): boolean {
  const words = label.toLocaleLowerCase().split(/\s+/);
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
