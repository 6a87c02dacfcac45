import { longestDelay } from '../tasks/contract.ts';

/** What somebody means who works by text. `item` is the number that stood before something in the day they were sent. */
export type Act =
  | { kind: 'done'; item: number }
  | { kind: 'late'; item: number; minutes: number }
  | { kind: 'part'; item: number; what: string; on: string | null }
  | { kind: 'note'; item: number; words: string }
  | { kind: 'find'; words: string }
  /** Digits alone answer the questions of the last bundle. */
  | { kind: 'answer'; digits: number[] }
  | { kind: 'day' | 'undo' | 'help' };

const words = (list: string) => new Set(list.split(' '));

const done = words(
  'done finished fixed ready fertig erledigt gemacht repariert hecho hecha listo lista terminado ✓ ✔ ✅ 👍',
);
const late = words('late delayed delay spät später verspätet verspätung tarde retraso retrasado');
const part = words('part parts teil teile ersatzteil pieza piezas repuesto repuestos');
const note = words('note notiz nota');
const alone: Record<'day' | 'undo' | 'help', Set<string>> = {
  day: words('day today list heute tag liste hoy día dia lista'),
  undo: words('undo zurück rückgängig deshacer'),
  help: words('help hilfe ayuda ?'),
};

/** One line of a text, `today` being the day (YYYY-MM-DD) on which it was written; null of what is not understood. */
export function understand(line: string, today: string): Act | null {
  const said = line.normalize('NFKC').trim();
  const known = said.toLowerCase().replace(/[.!]+$/u, '');
  for (const kind of ['day', 'undo', 'help'] as const) if (alone[kind].has(known)) return { kind };
  const asked = /^[?¿]\s*(\S.*)$/u.exec(said)?.[1];
  if (asked) return { kind: 'find', words: asked.replace(/\?$/, '').trim() };
  if (/^[1-9](?:[\s,;.+&]+[1-9])*$/u.test(known))
    return { kind: 'answer', digits: [...known.matchAll(/\d/gu)].map(Number) };
  const [, number = '', rest = ''] = /^(\d{1,2})[\s.:)]+(\S.*)$/su.exec(said) ?? [];
  return number === '' ? null : aboutItem(Number(number), rest.trim(), today);
}

function aboutItem(item: number, rest: string, today: string): Act | null {
  const [, first = '', more = ''] = /^(\S+?)[:,.!]*(?:\s+(.*))?$/su.exec(rest) ?? [];
  const word = first.toLowerCase();
  const tail = more.replace(/^[:,]\s*/u, '').trim();
  if (done.has(word) && tail === '') return { kind: 'done', item };
  if (late.has(word)) return delayed(item, tail);
  const [delay, lateWord] = [rest.replace(/\s+\S+$/u, ''), rest.match(/\S+$/u)?.[0].toLowerCase() ?? ''];
  if (late.has(lateWord)) return delayed(item, delay);
  if (part.has(word) && tail !== '') return { kind: 'part', item, ...whatAndWhen(tail, today) };
  if (note.has(word) && tail !== '') return { kind: 'note', item, words: tail };
  return null;
}

function delayed(item: number, how: string): Act | null {
  const [, count = '', unit = ''] =
    /^(\d{1,3})\s*(h|std|stunden?|horas?|hours?|m|min|minutes?|minuten|minutos)?\.?$/iu.exec(how) ?? [];
  const minutes = Number(count) * (/^(h|s)/i.test(unit) ? 60 : 1);
  return minutes >= 1 && minutes <= longestDelay ? { kind: 'late', item, minutes } : null;
}

/** "pump, fri": what is behind the last comma is a day, or belongs to the words. */
function whatAndWhen(tail: string, today: string): { what: string; on: string | null } {
  const [, what = '', when = ''] = /^(.*\S)\s*,\s*([^,]+)$/su.exec(tail) ?? [];
  const on = when && dayMeant(when, today);
  return on ? { what, on } : { what: tail, on: null };
}

const weekdays = [
  'mon monday mo montag lun lunes',
  'tue tues tuesday di dienstag mar martes',
  'wed wednesday mi mittwoch mié mie miércoles miercoles',
  'thu thurs thursday do donnerstag jue jueves',
  'fri friday fr freitag vie viernes',
  'sat saturday sa samstag sonnabend sáb sab sábado sabado',
  'sun sunday so sonntag dom domingo',
].map(words);
const thisDay = words('today heute hoy');
const nextDay = words('tomorrow morgen mañana manana');

/** The next such day; undefined of what names none. */
export function dayMeant(said: string, today: string): string | undefined {
  const from = Temporal.PlainDate.from(today);
  const word = said.toLowerCase().trim().replace(/\.$/, '');
  if (thisDay.has(word)) return today;
  if (nextDay.has(word)) return from.add({ days: 1 }).toString();
  const weekday = weekdays.findIndex((names) => names.has(word)) + 1;
  if (weekday > 0) return from.add({ days: ((weekday - from.dayOfWeek + 6) % 7) + 1 }).toString();
  const [, day = '', month = ''] = /^(\d{1,2})[./-](\d{1,2})$/u.exec(word) ?? [];
  if (day === '') return undefined;
  return dateIn(from, { day: Number(day), month: Number(month) });
}

/** The day stands first, as in the three languages; what has passed this year is meant of the next. */
function dateIn(
  from: Temporal.PlainDate,
  { day, month }: { day: number; month: number },
): string | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  for (const year of [from.year, from.year + 1]) {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    if (day > first.daysInMonth) return undefined;
    const meant = first.with({ day });
    if (Temporal.PlainDate.compare(meant, from) >= 0) return meant.toString();
  }
  return undefined;
}
