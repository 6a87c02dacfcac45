import type { Story } from './story.ts';

/**
 * What something is to the customer: an ask of theirs; an answer of a person; the first word of who has it now, which
 * answers nothing yet; a call that reached nobody; an automatic receipt; the end. All else they do not get.
 */
export type Bearing = 'ask' | 'answer' | 'introduction' | 'tried' | 'receipt' | 'end' | 'inside';

/** One thing that happened; `due` is what was promised with it, and after what closes only the desk's closing word comes. */
export type Happened = { bearing: Bearing; at: number; due: number | null; closes: boolean };

/** What the customer lived: their asks and when they were answered, promised words that came late, and the silence now. */
export function heardBy(
  all: readonly Happened[],
  next: { due: number; soonAt: number } | null,
): Pick<Story, 'asks' | 'late' | 'silence'> {
  const asks: Story['asks'] = [];
  const late: Story['late'] = [];
  let waiting: number | null = null;
  let heard: number | null = null;
  let promised: number | null = null;
  for (const [index, { bearing, at, due, closes }] of all.entries()) {
    if (bearing === 'ask') waiting ??= index;
    if (bearing === 'answer' || bearing === 'end') {
      if (waiting !== null) asks.push({ from: waiting, until: index });
      if (promised !== null && at > promised) late.push({ from: promised, until: index });
      waiting = null;
    }
    if (bearing === 'answer' || bearing === 'introduction') heard = index;
    promised = closes ? null : (due ?? promised);
  }
  if (waiting !== null) asks.push({ from: waiting, until: null });
  if (next === null || all.length === 0) return { asks, late, silence: null };
  return { asks, late, silence: { since: heard ?? waiting ?? 0, ...next } };
}
