import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessMinutes,
  businessMinutesBetween,
  type Calendar,
  isOpen,
  lastOpenMinute,
  nextOpening,
} from './business-hours.ts';
import { type ClockChange, clockChanges } from './clock-changes.fixtures.ts';
import { type Hours, HoursSchema } from './hours.ts';

type Intervals = [from: string, to: string][];
const always: Hours = { always: true };

describe('when clocks change', () => {
  const changes = clockChanges();

  it('is told the same changes by the zones of this Node', () => {
    for (const { zone, utc, offsetAfter } of changes) {
      const after = Temporal.Instant.from(utc).toZonedDateTimeISO(zone);
      expect({ zone, utc, offset: after.offsetNanoseconds / 1e9 }).toEqual({
        zone,
        utc,
        offset: offsetAfter,
      });
      expect(after.subtract({ seconds: 1 }).getTimeZoneTransition('next')?.toInstant().toString()).toBe(utc);
    }
  });

  it('counts a skipped time not at all and a repeated time twice', () => {
    for (const change of changes) {
      const changed = Temporal.Instant.from(change.utc);
      const calendar = { zone: change.zone, hours: hoursOfChange(change), holidays: [] };
      const around: [Temporal.Instant, Temporal.Instant] = [
        changed.subtract({ hours: 3 }),
        changed.add({ hours: 3 }),
      ];
      const minutes = businessMinutesBetween(...around, calendar);
      expect({ change, minutes }).toEqual({
        change,
        minutes: change.kind === 'gap' ? 0 : (2 * change.seconds) / 60,
      });
    }
  });

  it('agrees around each change with counting minute by minute', () => {
    for (const [index, change] of changes.entries()) {
      const from = Temporal.Instant.from(change.utc).subtract({ minutes: 100 });
      const to = from.add({ minutes: 200 });
      const hours = fc.sample(anyHours, { seed: index, numRuns: 1 })[0] ?? always;
      const calendar = { zone: change.zone, hours, holidays: [] };
      expect({ change, hours, minutes: businessMinutesBetween(from, to, calendar) }).toEqual({
        change,
        hours,
        minutes: minutesByWalking(from, to, calendar),
      });
    }
  });
});

// Open exactly while the clock shows a time that the change skips or repeats.
function hoursOfChange({ kind, lastLocalBefore, firstLocalAfter }: ClockChange): Hours {
  const edges = [
    Temporal.PlainDateTime.from(lastLocalBefore).add({ seconds: 1 }),
    Temporal.PlainDateTime.from(firstLocalAfter),
  ];
  const [from, to] = kind === 'gap' ? edges : edges.reverse();
  if (!from || !to) throw new Error('A change has two edges.');
  const week: Record<number, Intervals> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  const time = (moment: Temporal.PlainDateTime) => moment.toPlainTime().toString({ smallestUnit: 'minute' });
  const sameDay = from.toPlainDate().equals(to.toPlainDate());
  week[from.dayOfWeek] = [[time(from), sameDay ? time(to) : '24:00']];
  if (!sameDay && time(to) !== '00:00') week[to.dayOfWeek] = [['00:00', time(to)]];
  return HoursSchema.parse({ week });
}

// The rule in its plainest form: a minute counts when the clock on the wall stands within the hours.
function minutesByWalking(
  from: Temporal.Instant,
  to: Temporal.Instant,
  { zone, hours, holidays }: Calendar,
): number {
  const week: Record<number, Intervals> | undefined = 'week' in hours ? hours.week : undefined;
  let open = 0;
  for (
    let wall = from.toZonedDateTimeISO(zone);
    wall.epochNanoseconds < to.epochNanoseconds;
    wall = wall.add({ minutes: 1 })
  ) {
    const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
    const within = !week || week[wall.dayOfWeek]?.some(([opens, closes]) => opens <= time && time < closes);
    if (within && !holidays.includes(wall.toPlainDate().toString())) open += 1;
  }
  return open;
}

const anyTime = fc.oneof(
  fc.integer({ min: 0, max: 1440 }),
  fc.integer({ min: 0, max: 4 * 60 }),
  fc.constantFrom(0, 1440),
);
const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const anyDay = fc.uniqueArray(anyTime, { maxLength: 6 }).map((times) => {
  const sorted = times.sort((a, b) => a - b).map(clockOf);
  return sorted.flatMap(
    (to, index): Intervals => (index % 2 === 1 ? [[sorted[index - 1] ?? '00:00', to]] : []),
  );
});
const anyHours: fc.Arbitrary<Hours> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(always) },
  {
    weight: 9,
    arbitrary: fc
      .record({ 1: anyDay, 2: anyDay, 3: anyDay, 4: anyDay, 5: anyDay, 6: anyDay, 7: anyDay })
      .filter((week) => Object.values(week).some((day) => day.length > 0))
      .map((week) => ({ week })),
  },
);
const anyZone = fc.constantFrom(
  'Europe/Berlin',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'UTC',
);
// Seconds between 2005 and 2030: the years with Apia's missing day and St John's changes at one past midnight.
const anyMoment = fc
  .integer({ min: 1_104_537_600, max: 1_893_456_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
const anyCalendar: fc.Arbitrary<{ calendar: Calendar; start: Temporal.Instant }> = fc
  .record({
    zone: anyZone,
    hours: anyHours,
    start: anyMoment,
    holidays: fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 4 }),
  })
  .map(({ zone, hours, start, holidays }) => {
    const today = start.toZonedDateTimeISO(zone).toPlainDate();
    return {
      start,
      calendar: { zone, hours, holidays: holidays.map((days) => today.add({ days }).toString()) },
    };
  });
const anyMinutes = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 300 }));

describe('the laws of business minutes', () => {
  const runs = { numRuns: 400 };
  const laws = (law: (calendar: Calendar, start: Temporal.Instant, a: number, b: number) => void) =>
    fc.assert(
      fc.property(anyCalendar, anyMinutes, anyMinutes, ({ calendar, start }, a, b) =>
        law(calendar, start, a, b),
      ),
      runs,
    );

  it('adding in two steps is adding at once', () => {
    laws((calendar, start, a, b) => {
      const steps = addBusinessMinutes(addBusinessMinutes(start, a, calendar), b, calendar);
      expect(steps).toEqual(addBusinessMinutes(start, a + b, calendar));
    });
  });

  it('what was added is what lies between', () => {
    laws((calendar, start, minutes) => {
      expect(businessMinutesBetween(start, addBusinessMinutes(start, minutes, calendar), calendar)).toBe(
        minutes,
      );
    });
  });

  it('ends while open or just as it closes', () => {
    laws((calendar, start, minutes) => {
      const end = addBusinessMinutes(start, minutes, calendar);
      expect(isOpen(end, calendar) || isOpen(end.subtract({ nanoseconds: 1 }), calendar)).toBe(true);
    });
  });

  it('more minutes or a later start never end earlier', () => {
    laws((calendar, start, a, b) => {
      const end = addBusinessMinutes(start, a, calendar);
      expect(Temporal.Instant.compare(end, start)).toBeGreaterThanOrEqual(0);
      expect(
        Temporal.Instant.compare(addBusinessMinutes(start, a + b, calendar), end),
      ).toBeGreaterThanOrEqual(0);
      const later = addBusinessMinutes(start.add({ minutes: b }), a, calendar);
      expect(Temporal.Instant.compare(later, end)).toBeGreaterThanOrEqual(0);
    });
  });

  it('the next opening is open, and nothing is open before it', () => {
    laws((calendar, start) => {
      const opening = nextOpening(start, calendar);
      expect(isOpen(opening, calendar)).toBe(true);
      expect(businessMinutesBetween(start, opening, calendar)).toBe(0);
    });
  });

  it('the last open minute is open, and at most that minute is open after it', () => {
    laws((calendar, start, minutes) => {
      const by = start.add({ minutes });
      const last = lastOpenMinute({ after: start, by }, calendar);
      expect(businessMinutesBetween(last ?? start, by, calendar)).toBeLessThanOrEqual(1);
      if (!last) return;
      expect(Temporal.Instant.compare(last, start)).toBeGreaterThan(0);
      expect(isOpen(last, calendar)).toBe(true);
    });
  });

  it('agrees with counting minute by minute', () => {
    const wholeMinutes = (moment: Temporal.Instant) =>
      moment.round({ smallestUnit: 'minute', roundingMode: 'floor' });
    fc.assert(
      fc.property(anyCalendar, fc.integer({ min: 0, max: 2000 }), ({ calendar, start }, minutes) => {
        const from = wholeMinutes(start);
        const to = from.add({ minutes });
        expect(businessMinutesBetween(from, to, calendar)).toBe(minutesByWalking(from, to, calendar));
      }),
      { numRuns: 150 },
    );
  });
});
