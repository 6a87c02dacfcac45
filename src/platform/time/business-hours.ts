import type { Hours } from './hours.ts';

/** Dates (YYYY-MM-DD) in the calendar's zone on which it is closed all day, be it otherwise open always. */
export type Calendar = { zone: string; hours: Hours; holidays: readonly string[] };

const MINUTE = 60_000_000_000n;
const DAY = 1440n * MINUTE;
// A calendar that stays closed for longer is a mistake in its holidays; without a bound a search in it would not end.
const LONGEST_CLOSED_DAYS = 400;
const EPOCH = new Temporal.PlainDate(1970, 1, 1);

/**
 * The moment at which so many open minutes have passed since `start`: while open or exactly at closing time.
 * No minutes from a moment at which it is closed, and has not closed just then, lead to the next opening.
 */
export function addBusinessMinutes(
  start: Temporal.Instant,
  minutes: number,
  calendar: Calendar,
): Temporal.Instant {
  if (!Number.isSafeInteger(minutes) || minutes < 0) {
    throw new RangeError('Business minutes are a whole number, zero or more.');
  }
  if (minutes === 0) return isOpenOrJustClosed(start, calendar) ? start : nextOpening(start, calendar);

  let left = BigInt(minutes) * MINUTE;
  for (const span of openSpansFrom(start.epochNanoseconds, calendar)) {
    const length = span.end - span.start;
    if (left <= length) return new Temporal.Instant(span.start + left);
    left -= length;
  }
  throw neverOpens();
}

/** Open minutes between two moments, with the fraction of a begun one; negative when `to` is the earlier. */
export function businessMinutesBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  calendar: Calendar,
): number {
  if (Temporal.Instant.compare(from, to) > 0) return 0 - businessMinutesBetween(to, from, calendar);
  let open = 0n;
  for (const span of openSpans({ start: from.epochNanoseconds, end: to.epochNanoseconds }, calendar)) {
    open += span.end - span.start;
  }
  return Number(open / MINUTE) + Number(open % MINUTE) / Number(MINUTE);
}

/** Open from the first moment of an interval to the last before its closing time. */
export function isOpen(at: Temporal.Instant, calendar: Calendar): boolean {
  const now = at.epochNanoseconds;
  return hasOpenSpan({ start: now, end: now + 1n }, calendar);
}

/** The first open moment from `at` on: `at` itself while open. */
export function nextOpening(at: Temporal.Instant, calendar: Calendar): Temporal.Instant {
  for (const span of openSpansFrom(at.epochNanoseconds, calendar)) return new Temporal.Instant(span.start);
  throw neverOpens();
}

/** The last open moment after `after` and not after `by`: `by` itself while open, else the minute before closing. */
export function lastOpenMinute(
  { after, by }: { after: Temporal.Instant; by: Temporal.Instant },
  calendar: Calendar,
): Temporal.Instant | undefined {
  if (Temporal.Instant.compare(by, after) <= 0) return undefined;
  if (isOpen(by, calendar)) return by;
  let last: Temporal.Instant | undefined;
  for (const span of openSpans({ start: after.epochNanoseconds + 1n, end: by.epochNanoseconds }, calendar)) {
    if (span.end - MINUTE >= span.start) last = new Temporal.Instant(span.end - MINUTE);
  }
  return last;
}

export type Opening = { from: Temporal.Instant; to: Temporal.Instant };

/** When it is open between two moments, as they come; one that begins or ends outside is cut there. */
export function openingsBetween({ from, to }: Opening, calendar: Calendar): Opening[] {
  const spans = openSpans({ start: from.epochNanoseconds, end: to.epochNanoseconds }, calendar);
  return Array.from(spans, ({ start, end }) => ({
    from: new Temporal.Instant(start),
    to: new Temporal.Instant(end),
  }));
}

type Span = { start: bigint; end: bigint };

const earlier = (a: bigint, b: bigint) => (a < b ? a : b);
const later = (a: bigint, b: bigint) => (a > b ? a : b);

const neverOpens = () =>
  new RangeError(`These hours do not open within ${LONGEST_CLOSED_DAYS} days; their holidays need a look.`);

function isOpenOrJustClosed(at: Temporal.Instant, calendar: Calendar): boolean {
  const now = at.epochNanoseconds;
  return hasOpenSpan({ start: now - 1n, end: now + 1n }, calendar);
}

function hasOpenSpan(window: Span, calendar: Calendar): boolean {
  return !openSpans(window, calendar).next().done;
}

// Ends when nothing opens for the longest closed time, measured from the start or from the last closing.
function* openSpansFrom(start: bigint, calendar: Calendar): Generator<Span> {
  let searched = start;
  for (;;) {
    const begun = searched;
    for (const span of openSpans(
      { start: begun, end: begun + BigInt(LONGEST_CLOSED_DAYS) * DAY },
      calendar,
    )) {
      yield span;
      searched = span.end;
    }
    if (searched === begun) return;
  }
}

// Between two clock changes local time runs straight, so the hours are laid on each such stretch by itself: minutes
// skipped in spring are in none, minutes repeated in autumn are in both, even where the change lies at midnight.
function* openSpans(window: Span, calendar: Calendar): Generator<Span> {
  const openingsOn = openingsByDay(calendar);
  let start = window.start;
  while (start < window.end) {
    const local = new Temporal.Instant(start).toZonedDateTimeISO(calendar.zone);
    const change = local.getTimeZoneTransition('next')?.epochNanoseconds ?? window.end;
    const end = earlier(change, window.end);
    yield* openSpansOfStretch({ start, end, local }, openingsOn);
    start = end;
  }
}

function* openSpansOfStretch(
  stretch: Span & { local: Temporal.ZonedDateTime },
  openingsOn: (day: number) => readonly Span[],
): Generator<Span> {
  const offset = BigInt(stretch.local.offsetNanoseconds);
  let day = dayNumber(stretch.local.toPlainDate());
  for (let midnight = BigInt(day) * DAY - offset; midnight < stretch.end; midnight += DAY) {
    for (const opening of openingsOn(day)) {
      const start = later(midnight + opening.start, stretch.start);
      const end = earlier(midnight + opening.end, stretch.end);
      if (start < end) yield { start, end };
    }
    day += 1;
  }
}

function openingsByDay({ hours, holidays }: Calendar): (day: number) => readonly Span[] {
  const closed = new Set(holidays);
  const isHoliday = (date: number) => closed.size > 0 && closed.has(EPOCH.add({ days: date }).toString());
  const days = weekdays(hours).map((intervals) =>
    intervals.map(([from, to]) => ({ start: sinceMidnight(from), end: sinceMidnight(to) })),
  );
  return (date) => (isHoliday(date) ? [] : (days[weekdayIndex(date)] ?? []));
}

function weekdays(hours: Hours): [from: string, to: string][][] {
  if ('always' in hours) return Array.from({ length: 7 }, () => [['00:00', '24:00']]);
  const { week: days } = hours;
  return [days[1], days[2], days[3], days[4], days[5], days[6], days[7]];
}

const dayNumber = (date: Temporal.PlainDate) => EPOCH.until(date).days;

// Day 0, 1 January 1970, was a Thursday; Monday is 0.
const weekdayIndex = (date: number) => (((date + 3) % 7) + 7) % 7;

const sinceMidnight = (time: string) => (BigInt(time.slice(0, 2)) * 60n + BigInt(time.slice(3))) * MINUTE;
