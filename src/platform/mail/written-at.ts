const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const zones: Record<string, number> = {
  edt: -240,
  est: -300,
  cdt: -300,
  cst: -360,
  mdt: -360,
  mst: -420,
  pdt: -420,
  pst: -480,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  jst: 540,
};

const mailDate =
  /^(?:[a-z]{3,9}\.?,?\s*)?(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.*)$/i;
const offset = /^(?:gmt|utc)?\s*([+-])(\d{2}):?(\d{2})/i;

// The language's own parser reads a date without a zone in the server's zone and finds dates in prose; the same mail
// must read the same everywhere.
export function writtenAt(header: string): Date | null {
  const [, day, month, year, hour, minute, second, zone] = mailDate.exec(withoutComments(header)) ?? [];
  if (zone === undefined) return null;
  const monthIndex = months.indexOf(String(month).toLowerCase());
  const parts = [fullYear(Number(year)), monthIndex, Number(day), Number(hour), Number(minute)] as const;
  const seconds = Math.min(Number(second ?? 0), 59);
  const utc = new Date(Date.UTC(...parts, seconds));
  const isReal = monthIndex >= 0 && utc.getUTCDate() === parts[2] && utc.getUTCHours() === parts[3];
  return isReal && parts[4] < 60 ? new Date(utc.getTime() - minutesEast(zone) * 60_000) : null;
}

function withoutComments(header: string): string {
  return header
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function minutesEast(zone: string): number {
  const [, sign, hours, minutes] = offset.exec(zone) ?? [];
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return zones[(zone.split(' ')[0] ?? '').toLowerCase()] ?? 0;
}
