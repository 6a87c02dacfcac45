import { useEffect, useState } from 'react';

const MOST = 20;

/** What was looked for and found nothing, with another one; what is only typed on the way to one is none of its own. */
export function missedWith(missed: readonly string[], words: string): readonly string[] {
  if (words === '' || missed.some((one) => one.startsWith(words))) return missed;
  return [...missed.filter((one) => !words.startsWith(one)), words].slice(-MOST);
}

type Found = { isPlaceholderData: boolean; data?: { items: readonly unknown[] } | undefined };

/** What was looked for here, each to its end, and found nothing. */
export function useMissed(words: string, { isPlaceholderData, data }: Found): readonly string[] {
  const [missed, miss] = useState<readonly string[]>([]);
  const isMissed = words !== '' && !isPlaceholderData && data?.items.length === 0;
  useEffect(() => {
    if (isMissed) miss((before) => missedWith(before, words));
  }, [isMissed, words]);
  return missed;
}
