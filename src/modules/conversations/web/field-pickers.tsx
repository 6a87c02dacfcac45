import { type FormEvent, type ReactNode, type RefObject, type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import type { CaseView } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';
import type { FilledMacro } from '../contract.ts';
import { DoneDialog } from './done-dialog.tsx';
import { insertAt } from './insert-at.ts';
import { MacroPicker } from './macro-picker.tsx';
import { MentionPicker } from './mention-picker.tsx';
import { toldOf } from './named-in.ts';

type Writing = {
  theCase: CaseView;
  reader: FilledMacro['reader'];
  me: Me;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Puts in what is told with the words. */
  tell: (told: { stands?: string; due?: string }) => void;
};

type FieldPickers = {
  /** For the field: a slash where nothing is written yet, or an @ in a note, opens what there is to choose from. */
  onBeforeInput: (event: FormEvent<HTMLTextAreaElement>) => void;
  /** What is being chosen, above the field. */
  picker: ReactNode;
  button: ReactNode;
};

/** Macros and mentions for the field in which somebody writes on a case. */
export function useFieldPickers({ theCase, reader, me, field, tell }: Writing): FieldPickers {
  const { t } = useTranslation();
  const [picking, setPicking] = useState<'macro' | 'mention' | null>(null);
  const [done, setDone] = useState<FilledMacro | null>(null);
  const from = useRef<Element | null>(null);
  const pick = (what: 'macro' | 'mention') => {
    from.current = document.activeElement;
    setPicking(what);
  };
  const pickMacro = () => pick('macro');
  useActions([{ key: 'm', says: t('conversations.useMacro'), act: pickMacro }]);

  const leave = (text: string, byKey: boolean) => {
    setPicking(null);
    if (field.current) insertAt(field.current, { text, focus: byKey });
  };
  /** Nothing was chosen: whoever came from elsewhere is there again. */
  const abandon = (byKey: boolean) => {
    setPicking(null);
    if (byKey && from.current instanceof HTMLElement) from.current.focus();
  };
  /** Whoever began with a slash may have meant their words, and no macro. */
  const giveBack = (typed: string, byKey: boolean) => {
    if (from.current === field.current && typed !== '') leave(`/${typed}`, byKey);
    else abandon(byKey);
  };
  const use = (macro: FilledMacro) => {
    if (macro.proposesDone) {
      setPicking(null);
      return setDone(macro);
    }
    leave(macro.text, true);
    const { stands, nextWordBy } = macro;
    tell({ ...(stands && { stands }), ...(nextWordBy && { due: nextWordBy }) });
  };
  const onBeforeInput = (event: FormEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart } = event.currentTarget;
    const { data } = event.nativeEvent as InputEvent;
    const opens =
      data === '/' && value === '' ? 'macro' : isMention(data, value.slice(0, selectionStart)) && 'mention';
    if (!opens) return;
    event.preventDefault();
    pick(opens);
  };
  const isMention = (data: string | null, before: string) =>
    data === '@' && reader !== 'customer' && /(^|[\s(])$/.test(before);

  return {
    onBeforeInput,
    picker: (
      <>
        {picking === 'macro' && <MacroPicker theCase={theCase} reader={reader} use={use} leave={giveBack} />}
        {picking === 'mention' && reader !== 'customer' && (
          <MentionPicker
            people={toldOf(theCase, { reader, me })}
            mention={(name) => leave(isSpaceNext(field.current) ? `@${name}` : `@${name} `, true)}
            leave={(typed, byKey) => leave(`@${typed}`, byKey)}
          />
        )}
        {done && (
          // What is sent and typed in the dialog is nothing for the form in which this stands.
          // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps events to itself.
          <div onSubmit={keep} onKeyDown={keep}>
            <DoneDialog theCase={theCase} words={done} close={() => setDone(null)} />
          </div>
        )}
      </>
    ),
    button: (
      <Verb
        plain
        shownKey="m"
        aria-expanded={picking === 'macro'}
        // What is open keeps the focus, so that pressing once more closes it.
        onMouseDown={(event) => picking === 'macro' && event.preventDefault()}
        onPress={() => (picking === 'macro' ? abandon(true) : pickMacro())}
      >
        {t('conversations.macro')}
      </Verb>
    ),
  };
}

const isSpaceNext = (field: HTMLTextAreaElement | null) =>
  /^\s/.test(field?.value.slice(field.selectionEnd) ?? '');

const keep = (event: SyntheticEvent) => event.stopPropagation();
