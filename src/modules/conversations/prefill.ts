import type { Context, Instant } from '../../platform/context.ts';
import { asInstant } from '../../platform/time/instant.ts';
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
};

/** What a word to the customer says about where it stands and when the next one comes, unless its author says otherwise. */
export function prefillFor(
  ctx: Context,
  { desk, stands, customer }: Known,
): { stands: string; nextWordBy: Instant } {
  const language = customer.language.split('-')[0] ?? 'en';
  return {
    stands: stands ?? looking[language] ?? looking.en ?? '',
    nextWordBy: nextWordBy(ctx, { desk, rhythm: customer.rhythm }),
  };
}

export function nextWordBy(
  ctx: Context,
  { desk, rhythm, proposed }: { desk: DeskTimes; rhythm: Rhythm | null; proposed?: Instant | undefined },
): Instant {
  const due = dueAfterMessage({
    now: Temporal.Instant.from(ctx.now),
    desk,
    rhythm,
    proposed: proposed ? Temporal.Instant.from(proposed) : null,
  });
  return asInstant(due);
}
