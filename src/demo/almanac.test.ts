import { describe, expect, it } from 'vitest';
import { almanac, demoLength } from './almanac.ts';
import { mattersUntil } from './tell.ts';

const twoWeeks = Array.from({ length: 14 * 24 }, (_, hours) =>
  Temporal.Instant.from('2026-11-16T00:17:00Z').add({ hours }),
);

const isIn = (moment: Temporal.Instant, end: Temporal.Instant) =>
  Temporal.Instant.compare(moment, end) < 0 && Temporal.Instant.compare(moment, end.subtract(demoLength)) > 0;

describe('the almanac of the demo', () => {
  it('finds a Saturday evening and the two weeks after it within the three weeks, whenever these end', () => {
    for (const end of twoWeeks) {
      const { afterFirstSaturday } = almanac(end, 'Europe/London');
      const evening = afterFirstSaturday(0, '19:41');
      expect(evening.toZonedDateTimeISO('Europe/London').dayOfWeek).toBe(6);
      expect([end.toString(), isIn(evening, end)]).toEqual([end.toString(), true]);
      expect([end.toString(), isIn(afterFirstSaturday(14, '10:44'), end)]).toEqual([end.toString(), true]);
    }
  });

  it('finds fourteen working days within the three weeks, in zones on both sides of midnight', () => {
    for (const zone of ['Europe/London', 'America/Chicago']) {
      for (const end of twoWeeks) {
        const { workday } = almanac(end, zone);
        const days = Array.from({ length: 14 }, (_, back) => workday(back + 1, '07:30'));
        expect(days.every((day) => isIn(day, end))).toBe(true);
        expect(days.every((day) => day.toZonedDateTimeISO(zone).dayOfWeek < 6)).toBe(true);
        expect(new Set(days.map(String)).size).toBe(14);
      }
    }
  });

  it('keeps the hour on the wall when the clocks change', () => {
    const { workday, day } = almanac(Temporal.Instant.from('2026-11-03T12:00:00Z'), 'America/Chicago');
    expect(workday(1, '09:00').toString()).toBe('2026-11-02T15:00:00Z');
    expect(day(4, '09:00').toString()).toBe('2026-10-30T14:00:00Z');
  });

  it('tells the steps of every matter in the order of the clock, whenever the three weeks end', () => {
    const everySevenHours = twoWeeks.filter((_, hour) => hour % 7 === 0);
    const early = everySevenHours.flatMap((end) =>
      mattersUntil(end).flatMap(({ customer, steps }) =>
        steps
          .filter(({ at }, step) => at.epochMilliseconds < (steps[step - 1]?.at.epochMilliseconds ?? 0))
          .map(({ at }) => `${customer.name} at ${at}, told until ${end}`),
      ),
    );
    expect(early).toEqual([]);
  });
});
