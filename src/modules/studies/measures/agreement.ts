/** What two people said of one contact. */
export type Pair = readonly [string, string];

export type Agreement = {
  /** Of how many two have said what they are, and of how many they said the same. */
  both: number;
  same: number;
  /** The share that would be the same if each of them were guessed, as often as the two said each; between 0 and 1. */
  byChance: number;
  /** How far it is above chance: 1 where all are the same, 0 where it is chance; null where chance alone makes all the same. */
  pi: number | null;
};

/** Of fewer it says nothing of the question, and much of two people. */
const fewest = 5;

/**
 * How often two people, who are not the same two each time, say the same without having heard each other: Scott’s pi (Public
 * Opinion Quarterly 19, 1955, 321–325). Null of fewer than five.
 */
export function agreement(pairs: readonly Pair[]): Agreement | null {
  if (pairs.length < fewest) return null;
  const both = pairs.length;
  const same = pairs.filter(([one, other]) => one === other).length;
  const times = new Map<string, number>();
  for (const word of pairs.flat()) times.set(word, (times.get(word) ?? 0) + 1);
  const byChance = [...times.values()].reduce((sum, count) => sum + (count / (2 * both)) ** 2, 0);
  return { both, same, byChance, pi: byChance === 1 ? null : (same / both - byChance) / (1 - byChance) };
}
