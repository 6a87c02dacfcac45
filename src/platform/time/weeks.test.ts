import { expect, it } from 'vitest';
import { beginOf, weeksFrom, wholeWeeks } from './weeks.ts';

it('weeks end before the one that runs, by the clock of the desk', () => {
  const late = Temporal.Instant.from('2026-11-29T23:30:00Z');
  const there = (zone: string) => {
    const { starts, end } = wholeWeeks(late, { zone, count: 2 });
    return [...starts, end].map(String);
  };
  expect(there('Europe/London')).toEqual(['2026-11-09', '2026-11-16', '2026-11-23']);
  expect(there('Europe/Berlin')).toEqual(['2026-11-16', '2026-11-23', '2026-11-30']);
});

it('a week in which clocks change begins at its midnight', () => {
  const { starts, end } = wholeWeeks(Temporal.Instant.from('2026-10-27T12:00:00Z'), {
    ...{ zone: 'Europe/Berlin', count: 1 },
  });
  expect([...starts, end].map((day) => beginOf(day, 'Europe/Berlin'))).toEqual([
    '2026-10-18T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ]);
});

it('weeks that have not begun yet are none', () => {
  const day = Temporal.PlainDate.from('2026-11-23');
  expect(weeksFrom(day, day.add({ weeks: 2 })).map(String)).toEqual(['2026-11-23', '2026-11-30']);
  expect(weeksFrom(day, day.subtract({ weeks: 2 }))).toEqual([]);
});
