import type { Instant } from '../../platform/context.ts';
import { addBusinessMinutes, type Calendar, nextOpening } from '../../platform/time/business-hours.ts';
import { asInstant, laterOf } from '../../platform/time/instant.ts';

/** Nobody is asked for an answer sooner than after an hour in which the desk is open. */
export const earliestAnswer = (now: Instant, desk: Calendar): Instant =>
  asInstant(addBusinessMinutes(Temporal.Instant.from(now), 60, desk));

/** A day from now while the desk is open then, else an hour after it opens next. */
export function usualAnswer(now: Instant, desk: Calendar): Instant {
  const inADay = Temporal.Instant.from(now).add({ hours: 24 });
  const opens = nextOpening(inADay, desk);
  const by = Temporal.Instant.compare(opens, inADay) > 0 ? addBusinessMinutes(opens, 60, desk) : inADay;
  return laterOf(asInstant(by), earliestAnswer(now, desk));
}
