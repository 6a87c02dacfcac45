import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { isTyping } from '../../../../ui/keys.ts';
import type { CallOutcome } from '../../../cases/contract.ts';
import type { AboutCase } from './about.tsx';
import { outcomeKeys } from './outcomes.tsx';
import type { Call } from './use-call.ts';

export type Fields = ReturnType<typeof useFields>;

/** Where one types next: nobody reaches for the mouse with a telephone in the other hand. */
export function useFields({ words }: Call, count: number) {
  const who = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const said = useRef<HTMLTextAreaElement>(null);
  const told = useRef<HTMLTextAreaElement>(null);
  const about = useRef<HTMLDivElement>(null);
  const toWords = () => goOn((words.direction === 'in' ? said : told).current);
  const phase = words.customerId !== null ? 'known' : words.name !== null ? 'new' : 'asked';
  const isAsked = phase === 'known' && words.caseId === null && count > 0 && words.said === '';
  useLayoutEffect(() => {
    if (phase === 'asked') goOn(who.current);
    if (phase === 'new') goOn(name.current);
  }, [phase]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked when their cases come, and not again with each word.
  useLayoutEffect(() => {
    // Cases that come late take nobody out of what they are typing by then.
    const at = document.activeElement;
    if (phase !== 'known' || (isInCard(at) && at !== said.current)) return;
    if (words.direction === 'out')
      about.current?.ownerDocument.querySelector<HTMLElement>('[data-outcome]')?.focus();
    else if (isAsked) about.current?.querySelector('button')?.focus();
    else toWords();
  }, [phase, count > 0]);
  return { who, name, said, told, about, toWords };
}

const isInCard = (element: Element | null) => isTyping(element) && element?.closest('[data-calls]') != null;

/** What is typed next comes after what was. */
function goOn(field: HTMLInputElement | HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

type Keyed = {
  writing: Call;
  cases: readonly AboutCase[];
  choose: (caseId: string | null) => void;
  went: (outcome: CallOutcome) => void;
  toWords: () => void;
};

/**
 * One key for each case and for how it went, as long as nothing is being typed in the card. Any other letter on one of
 * its buttons begins their words, and is never a key of the screen behind.
 */
export function useCardKeys(card: RefObject<HTMLElement | null>, keyed: Keyed): void {
  const bound = useRef(keyed);
  bound.current = keyed;
  // Not before the card is there.
  useEffect(() => {
    const at = card.current;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (event.target instanceof Element && event.target.closest('[data-danger]')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // What stands in the card may have keys of its own, for whoever stands on it.
      if (keysAt(event.target).includes(event.key)) return;
      const { writing, cases, choose, went, toWords } = bound.current;
      const { words } = writing;
      const outcome = at?.querySelector('[data-outcome]') ? outcomeKeys[event.key] : undefined;
      const isNumber = words.customerId !== null && /^\d$/.test(event.key);
      if (outcome) went(outcome);
      else if (isNumber && event.key === '0') choose(null);
      else if (isNumber && cases[Number(event.key) - 1]) choose(cases[Number(event.key) - 1]?.id ?? null);
      else {
        // Whoever has left the fields stands on the card itself, and has the keys of the screen.
        if (event.target === at || !/^\S$/u.test(event.key)) return;
        event.stopPropagation();
        return toWords();
      }
      event.preventDefault();
    };
    at?.addEventListener('keydown', onKey);
    return () => at?.removeEventListener('keydown', onKey);
  }, [card]);
}

const keysAt = (target: EventTarget | null): readonly string[] =>
  (target instanceof Element && target.closest<HTMLElement>('[data-keys]')?.dataset.keys?.split(' ')) || [];
