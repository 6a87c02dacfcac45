import type { Instant } from '../../../platform/context.ts';
import type { LivedStep, Wait } from '../contract.ts';

/** One thing that a customer saw or did; `due` is by when the next word was to come from then on. */
export type Happened = Omit<LivedStep, 'promised' | 'again' | 'wait'> & { due: Instant | null };

type Clock = { zone: string; now: Instant };

/** What happened with how long nothing came before it, what was promised with it and whether that was kept. */
export function asLived(happened: readonly Happened[], clock: Clock): LivedStep[] {
  return happened.map(({ due, ...step }, at) => {
    const before = happened.slice(0, at);
    const last = before.at(-1);
    return {
      ...step,
      promised: promiseOf(happened, at, clock),
      again: isAsk(step) && before.some(isOver),
      wait: last ? waitBetween(last.at, step.at, { zone: clock.zone, asked: isWaiting(before) }) : null,
    };
  });
}

/** How long nothing has come since the last of it. */
export function sinceOf(steps: readonly LivedStep[], { zone, now }: Clock): Wait | null {
  const last = steps.at(-1);
  return last ? waitBetween(last.at, now, { zone, asked: isWaiting(steps) }) : null;
}

/** When it was last done or closed. */
export const endOf = (steps: readonly LivedStep[]): Instant | null => steps.findLast(isOver)?.at ?? null;

type Step = Pick<LivedStep, 'kind' | 'by' | 'call'>;

const isOver = ({ kind }: Step) => kind === 'done' || kind === 'ended';

/** They come with something: not what they answer or choose. */
const isAsk = ({ kind, by }: Step) => by.kind === 'customer' && (kind === 'contact' || kind === 'reopened');

/** A person spoke to them, or it ended; whoever only introduces themselves answers nothing. */
const isAnswer = ({ kind, by, call }: Step) =>
  kind === 'ended' ||
  (by.kind === 'person' &&
    (kind === 'message' ||
      kind === 'done' ||
      (kind === 'call' && (call?.outcome ?? 'reached') === 'reached')));

const isWaiting = (steps: readonly Step[]) => steps.findLastIndex(isAsk) > steps.findLastIndex(isAnswer);

/** What is promised where it is said first; another date that came before any word took its place. */
function promiseOf(happened: readonly Happened[], at: number, { now }: Clock): LivedStep['promised'] {
  const step = happened[at];
  const due = step?.due ?? null;
  if (!step || due === null || isOver(step)) return null;
  if (happened.slice(0, at).findLast(isPromise)?.due === due) return null;
  const after = happened.slice(at + 1);
  const next = after.findIndex((one) => isAnswer(one) || (isPromise(one) && one.due !== due));
  const came = after[next];
  if (came && isAnswer(came)) return { by: due, kept: came.at <= due };
  if (came && came.at < due) return { by: due, kept: null };
  return { by: due, kept: due < now ? false : null };
}

const isPromise = (one: Happened) => one.due !== null && !isOver(one);

/** Less than this between two things is no wait. */
const fewestHours = 2;

/** A day is one by the clock of the desk, however many hours it has. */
export function waitBetween(
  from: Instant,
  until: Instant,
  { zone, asked }: { zone: string; asked: boolean },
): Wait | null {
  const there = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const { days, hours } = there(from).until(there(until), { largestUnit: 'days', smallestUnit: 'hours' });
  if (days < 1 && hours < fewestHours) return null;
  return { days, hours: days > 0 ? 0 : hours, asked };
}
