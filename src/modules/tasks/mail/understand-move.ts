import { dayIn } from './day-in.ts';
import { type ReadBy, stopIn } from './stop-in.ts';
import { understandAnswer } from './understand-answer.ts';

/** What a mail says of a day or of stopping once the task is accepted, and the words beside that. */
export type UnderstoodMove = {
  expectedOn?: string;
  stop?: NonNullable<ReturnType<typeof stopIn>>;
  /** Why; where they wrote nothing else it is the mail itself. */
  text: string;
};

const date = /^(?:new date|date|neuer termin|termin|nueva fecha|fecha)[\s:]+(?<rest>.+)$/iu;

/**
 * Lines of their own say it: "DATE 14 December", and of stopping what whoever accepts writes; or the first line accepts it
 * once more with another day. Letters begin with the day on which they are written, so a day that is not to come says nothing.
 */
export function understandMove(text: string, now: ReadBy): UnderstoodMove | null {
  const again = understandAnswer(text, null, now);
  if (again.state === 'accepted') {
    const isOver = again.expectedOn !== null && again.expectedOn < now.today.toString();
    return isOver ? null : moveOf(again, { text: again.text || text.trim() });
  }
  if (again.state !== null) return null;
  const lines = text
    .trim()
    .split('\n')
    .map((line) => readLine(line, now));
  const days = lines.flatMap(({ day }) => day ?? []);
  if (new Set(days).size > 1) return null;
  const stop = lines.find((line) => line.stop !== undefined)?.stop ?? null;
  const words = lines
    .flatMap(({ rest }) => rest ?? [])
    .join('\n')
    .trim();
  return moveOf({ expectedOn: days[0] ?? null, stop }, { text: words || text.trim() });
}

type Said = Pick<ReturnType<typeof understandAnswer>, 'expectedOn' | 'stop'>;

function moveOf({ expectedOn, stop }: Said, { text }: { text: string }): UnderstoodMove | null {
  if (expectedOn === null && stop === null) return null;
  return { ...(expectedOn && { expectedOn }), ...(stop && { stop }), text };
}

type Line = { day?: string; stop?: UnderstoodMove['stop']; rest?: string };

/** What a line says, and what of it is words. */
function readLine(line: string, now: ReadBy): Line {
  const stop = stopIn(line, now);
  if (stop !== undefined) return { stop };
  const found = dayIn(date.exec(line.trim())?.groups?.rest ?? '', now.today);
  const isToCome = found !== null && Temporal.PlainDate.compare(found.day, now.today) > 0;
  if (!isToCome) return { rest: line };
  const rest = found.rest.replace(/^[\s.:,;!–—-]+|\s+$/gu, '');
  return { day: found.day.toString(), ...(rest && { rest }) };
}
