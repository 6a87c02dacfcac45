const months = [
  ['january', 'jan', 'januar', 'jänner', 'enero'],
  ['february', 'feb', 'februar', 'febrero'],
  ['march', 'mar', 'märz', 'marzo'],
  ['april', 'apr', 'abril'],
  ['may', 'mai', 'mayo'],
  ['june', 'jun', 'juni', 'junio'],
  ['july', 'jul', 'juli', 'julio'],
  ['august', 'aug', 'agosto'],
  ['september', 'sep', 'sept', 'septiembre'],
  ['october', 'oct', 'oktober', 'okt', 'octubre'],
  ['november', 'nov', 'noviembre'],
  ['december', 'dec', 'dezember', 'dez', 'diciembre', 'dic'],
];
const month = `(?:${months
  .flat()
  .sort((a, b) => b.length - a.length)
  .join('|')})(?!\\p{L})`;

/** How a day begins, behind a word for until when. */
export const beginsDay = String.raw`(?:\d|${month})`;

const forms = [
  String.raw`(?<!\d)(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`,
  String.raw`(?<!\d)(?<day>\d{1,2})[./](?<month>\d{1,2})[./](?<year>\d{4})(?!\d)`,
  String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?<month>${month})\.?(?:,?\s+(?:de\s+)?(?<year>\d{4})(?!\d))?`,
  String.raw`(?<!\p{L})(?<month>${month})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?<year>\d{4})(?!\d))?`,
].map((form) => new RegExp(form, 'iu'));

export type Found = { day: Temporal.PlainDate; rest: string };

/** The first day that a line names, and the line without it; without a year it is the next one from today on. */
export function dayIn(line: string, today: Temporal.PlainDate): Found | null {
  for (const form of forms) {
    const match = form.exec(line);
    const day = match?.groups && dayOf(match.groups, today);
    if (match && day) return { day, rest: line.replace(match[0], ' ') };
  }
  return null;
}

function dayOf(said: Record<string, string | undefined>, today: Temporal.PlainDate) {
  const named = months.findIndex((names) => names.includes(said.month?.toLowerCase() ?? ''));
  const monthOfYear = named < 0 ? Number(said.month) : named + 1;
  const inYear = (year: number) => plainDay({ year, month: monthOfYear, day: Number(said.day) });
  if (said.year) return inYear(Number(said.year));
  const thisYear = inYear(today.year);
  const isOver = thisYear === null || Temporal.PlainDate.compare(thisYear, today) < 0;
  return isOver ? inYear(today.year + 1) : thisYear;
}

function plainDay(fields: { year: number; month: number; day: number }): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  } catch {
    return null;
  }
}
