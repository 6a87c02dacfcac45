import type { Hours } from '../platform/time/hours.ts';

export type Week = Extract<Hours, { week: unknown }>['week'];
export type Day = keyof Week;
export type Span = Week[Day][number];

export const days = [1, 2, 3, 4, 5, 6, 7] as const satisfies Day[];

export const dayNames = {
  1: 'monday',
  2: 'tuesday',
  3: 'wednesday',
  4: 'thursday',
  5: 'friday',
  6: 'saturday',
  7: 'sunday',
} as const satisfies Record<Day, string>;

export function weekWith(week: Week, day: Day, spans: Span[]): Week {
  return { ...week, [day]: spans };
}
