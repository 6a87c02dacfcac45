import { useEffect, useState } from 'react';

const MOST = 20;

/** What was looked for and found nothing, with another one; what is only typed on the way to one is none of its own. */
export function missedWith(missed: readonly string[], words: string): readonly string[] {
  if (words === '' || missed.some((one) => one.startsWith(words))) return missed;
  return [...missed.filter((one) => !words.startsWith(one)), words].slice(-MOST);
}

/** What was only typed on the way to words that found something was not missed. */
export const foundBy = (missed: readonly string[], words: string): readonly string[] =>
  missed.filter((one) => !words.startsWith(one));

type Found = { isPlaceholderData: boolean; data?: { items: readonly unknown[] } | undefined };

/** What was looked for here, each to its end, and found nothing; and what forgets it, once it was written down. */
export function useMissed(words: string, { isPlaceholderData, data }: Found) {
  const [missed, miss] = useState<readonly string[]>([]);
  const found = words === '' || isPlaceholderData ? undefined : data?.items.length;
  useEffect(() => {
    if (found === undefined) return;
    miss((before) => (found === 0 ? missedWith(before, words) : foundBy(before, words)));
  }, [found, words]);
  return [missed, () => miss([])] as const;
}
