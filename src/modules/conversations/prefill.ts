import type { Context, Instant } from '../../platform/context.ts';
import { asInstant, earlierOf } from '../../platform/time/instant.ts';
import { type DeskTimes, dueAfterMessage } from '../cases/index.ts';
import type { Rhythm } from '../customers/tables.ts';

const looking: Record<string, string> = {
  en: 'We are looking into it.',
  de: 'Wir kümmern uns darum.',
  es: 'Lo estamos revisando.',
};

type Known = {
  desk: DeskTimes;
  stands: string | null;
  customer: { language: string; rhythm: Rhythm | null };
  /** When what was asked of others is due, if it is waited for. */
  waitedFor?: Instant | null;
};

/** What a word to the customer says about where it stands and when the next one comes, unless its author says otherwise. */
export function prefillFor(
  ctx: Context,
  { desk, stands, customer, waitedFor = null }: Known,
): { stands: string; nextWordBy: Instant } {
  const language = customer.language.split('-')[0] ?? 'en';
  return {
    stands: stands ?? looking[language] ?? looking.en ?? '',
    nextWordBy: nextWordBy(ctx, { desk, rhythm: customer.rhythm, waitedFor }),
  };
}

type Times = {
  desk: DeskTimes;
  rhythm: Rhythm | null;
  proposed?: Instant | undefined;
  waitedFor?: Instant | null;
};

export function nextWordBy(ctx: Context, { desk, rhythm, proposed, waitedFor = null }: Times): Instant {
  const now = Temporal.Instant.from(ctx.now);
  const chosen = proposed ? Temporal.Instant.from(proposed) : null;
  const due = asInstant(dueAfterMessage({ now, desk, rhythm, proposed: chosen }));
  if (chosen || !waitedFor || waitedFor > asInstant(now.add(longestSilence))) return due;
  // A wish to hear more often stands, however long others take.
  return rhythm ? earlierOf(due, waitedFor) : waitedFor;
}

const longestSilence = { hours: 14 * 24 };

type Asked = { kind: string; taskId: string | null; data: unknown };

/** A customer who wants to be called asks for it with a contact. */
const asks = new Set(['task asked', 'task asked again', 'contact']);
const settled = new Set(['task declined', 'task done', 'task returned', 'task withdrawn', 'task lapsed']);

/** The earliest time ahead for which a piece of work is promised or asked that nobody has settled yet. */
export function waitedForIn(ctx: Context, entries: readonly Asked[]): Instant | null {
  const isSettledAfter = (asked: Asked, at: number) =>
    entries.some(({ kind, taskId }, later) => later > at && taskId === asked.taskId && settled.has(kind));
  const dues = entries
    .filter((entry, at) => asks.has(entry.kind) && !isSettledAfter(entry, at))
    .map(({ data }) => {
      const { due, endsAt } = (data ?? {}) as { due?: unknown; endsAt?: unknown };
      return endsAt ?? due;
    })
    .filter((due) => typeof due === 'string')
    .map((due) => asInstant(Temporal.Instant.from(due)))
    .filter((due) => due > ctx.now);
  return dues.sort()[0] ?? null;
}
