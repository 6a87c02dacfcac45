const MOST = 20;

/** What was looked for and found nothing, with another one; what is only typed on the way to one is none of its own. */
export function missedWith(missed: readonly string[], words: string): readonly string[] {
  if (words === '' || missed.some((one) => one.startsWith(words))) return missed;
  return [...missed.filter((one) => !words.startsWith(one)), words].slice(-MOST);
}
