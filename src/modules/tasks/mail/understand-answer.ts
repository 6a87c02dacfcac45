import type { SaidOfStop } from '../contract.ts';
import { beginsDay, dayIn } from './day-in.ts';
import { type ReadBy, stopIn } from './stop-in.ts';

/** What a mail says to what was asked; without a state it is a word on it and settles nothing. */
export type Understood = {
  state: 'accepted' | 'declined' | 'done' | null;
  text: string;
  /** The day that whoever accepts it names, as 2026-12-04. */
  expectedOn: string | null;
  /** What whoever accepts it says of stopping, in a line of its own. */
  stop: SaidOfStop | null;
  /** Whether they wrote more than the answer that they chose. */
  more: boolean;
};

const meaning = {
  done: ['done', 'erledigt', 'hecho'],
  accepted: ['accept', 'accepted', 'annehmen', 'angenommen', 'acepto', 'aceptado'],
  declined: ['decline', 'declined', 'ablehnen', 'abgelehnt', 'rechazo', 'rechazado'],
} as const;
const states = ['done', 'accepted', 'declined'] as const;

/**
 * The first line says it, with the word that our mail named; whatever else somebody writes is for a person to read. Of a
 * question it is one of its answers or the number of one.
 */
export function understandAnswer(text: string, choices: readonly string[] | null, now: ReadBy): Understood {
  const [first = '', ...others] = text.trim().split('\n');
  const line = plain(first);
  if (choices) {
    // An answer that is a number itself is meant by it, whichever place it has.
    const chosen =
      choices.find((choice) => plain(choice) === line) ?? choices.find((_, at) => line === String(at + 1));
    if (chosen === undefined) return nothingOf(text);
    const more = others.join('').trim() !== '';
    return { ...nothingOf(chosen), state: 'done', more };
  }
  const said = states.find((state) => meaning[state].some((word) => word === beginOf(line)));
  if (!said) return nothingOf(text);
  const rest = first.replace(/^[^\p{L}]*\p{L}+[\s.:,;!*–—-]*/u, '');
  const answer = { ...nothingOf([rest, ...others].join('\n').trim()), state: said };
  if (said !== 'accepted') return answer;
  const stops = others.map((one) => stopIn(one, now));
  const words = others.filter((_, at) => stops[at] === undefined);
  const stop = stops.find((one) => one !== undefined) ?? null;
  return { ...answer, expectedOn: dayNamed(first, words, now.today), stop };
}

const nothingOf = (text: string): Understood => ({
  ...{ state: null, text, expectedOn: null, stop: null, more: false },
});

/** The day in the first line, or the only one below it, where it stands alone in its line. */
function dayNamed(first: string, others: readonly string[], today: Temporal.PlainDate): string | null {
  const inFirst = dayIn(first, today);
  if (inFirst) return inFirst.day.toString();
  const below = others.flatMap((line) => dayIn(line, today) ?? []);
  const isOne = new Set(below.map(({ day }) => day.toString())).size === 1;
  const alone = below.find(({ rest }) => !/[\p{L}\p{N}]/u.test(rest));
  return isOne && alone ? alone.day.toString() : null;
}

const plain = (line: string) =>
  line
    .trim()
    .replace(/^[\s"'*>]+|[\s"'*.!:,;]+$/gu, '')
    .toLowerCase();

/** The word before the first mark or day; a sentence that merely begins with it says something else. */
const beginOf = (line: string) => line.split(marks, 1)[0]?.trim();

const marks = new RegExp(
  String.raw`[.:,;!*–—]|\s-\s|\s(?=(?:(?:by|on|until|for|bis|am|zum|el|para|hasta)\s+(?:the\s+|el\s+)?)?${beginsDay})`,
  'iu',
);
