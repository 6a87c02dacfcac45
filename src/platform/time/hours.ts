import { z } from 'zod';

const opening = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of opening is written HH:MM, from 00:00 to 23:59.');
const closing = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'A time of closing is written HH:MM, up to 24:00.');

const interval = z
  .tuple([opening, closing])
  .refine(
    ([from, to]) => to > from,
    'Closing comes after opening; hours past midnight are two intervals, one to 24:00 and one from 00:00.',
  );

const day = z.array(interval).refine(
  (intervals) =>
    intervals.every(([from], index) => {
      const before = intervals[index - 1];
      return !before || before[1] <= from;
    }),
  'The intervals of a day stand in order and do not overlap.',
);

const week = z
  .strictObject({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day })
  .refine(
    (days) => Object.values(days).some((intervals) => intervals.length > 0),
    'The week has at least one open hour.',
  );

/** Weekly hours by ISO weekday, as the clock on the wall shows them. */
export const HoursSchema = z.union([z.strictObject({ always: z.literal(true) }), z.strictObject({ week })]);
export type Hours = z.infer<typeof HoursSchema>;

/** What most desks begin with. */
export const usualWeek: Hours = {
  week: {
    1: [['09:00', '17:00']],
    2: [['09:00', '17:00']],
    3: [['09:00', '17:00']],
    4: [['09:00', '17:00']],
    5: [['09:00', '17:00']],
    6: [],
    7: [],
  },
};
