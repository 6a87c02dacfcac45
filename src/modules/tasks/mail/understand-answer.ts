/** What a mail says to what was asked; without a state it is a word on it and settles nothing. */
export type Understood = {
  state: 'accepted' | 'declined' | 'done' | null;
  text: string;
  /** The day that whoever accepts it names in the first line, as 2026-12-04 or 4.12.2026. */
  expectedOn: string | null;
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
export function understandAnswer(text: string, choices: readonly string[] | null): Understood {
  const [first = '', ...others] = text.trim().split('\n');
  const line = plain(first);
  if (choices) {
    // An answer that is a number itself is meant by it, whichever place it has.
    const chosen =
      choices.find((choice) => plain(choice) === line) ?? choices.find((_, at) => line === String(at + 1));
    if (chosen === undefined) return nothingOf(text);
    return { state: 'done', text: chosen, expectedOn: null, more: others.join('').trim() !== '' };
  }
  const said = states.find((state) => meaning[state].some((word) => word === beginOf(line)));
  if (!said) return nothingOf(text);
  const rest = first.replace(/^[^\p{L}]*\p{L}+[\s.:,;!*–—-]*/u, '');
  const expectedOn = said === 'accepted' ? dayIn(first) : null;
  return { state: said, text: [rest, ...others].join('\n').trim(), expectedOn, more: false };
}

const nothingOf = (text: string): Understood => ({ state: null, text, expectedOn: null, more: false });

function dayIn(line: string): string | null {
  const iso = line.match(/\b(\d{4})-(\d{2})-(\d{2})\b/);
  const [, day = '', month = '', year = ''] = line.match(/\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/) ?? [];
  const written = iso?.[0] ?? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  try {
    return Temporal.PlainDate.from(written, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

const plain = (line: string) =>
  line
    .trim()
    .replace(/^[\s"'*>]+|[\s"'*.!:,;]+$/gu, '')
    .toLowerCase();

/** The word before the first mark or day; a sentence that merely begins with it says something else. */
const beginOf = (line: string) => line.split(/[.:,;!*–—]|\s-\s|\s(?=\d)/u, 1)[0]?.trim();
