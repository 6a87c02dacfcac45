import { mostAtOnce } from '../contract.ts';

/** Which rows are chosen, and the one that was chosen last, from which a range begins. */
export type Chosen = { ids: ReadonlySet<string>; last: string | null };

export const nobodyChosen: Chosen = { ids: new Set(), last: null };

/** One more or one less; with a range, all from the last one chosen to this one, whichever way, in the order shown. */
export function chosenAfter(
  { ids, last }: Chosen,
  id: string,
  { range, shown }: { range: boolean; shown: readonly string[] },
): Chosen {
  const [from, to] = [last === null ? -1 : shown.indexOf(last), shown.indexOf(id)];
  if (range && from >= 0 && to >= 0) {
    const between = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { ids: new Set([...ids, ...between]), last: id };
  }
  return { ids: ids.symmetricDifference(new Set([id])), last: id };
}

/** Those that nobody was offered: what waits for an answer is done already, as far as whoever chooses is concerned. */
export const offeredToNobody = <R extends { offeredTo: object | null }>(shown: readonly R[]): R[] =>
  shown.filter(({ offeredTo }) => offeredTo === null);

/** As many from the top of the list as something can be done to at once. */
export const firstOf = (shown: readonly { id: string }[]): ReadonlySet<string> =>
  new Set(shown.slice(0, mostAtOnce).map(({ id }) => id));

export type Extent = 'fitting' | 'first' | 'too many';

/** How the chosen rows stand to how many something can be done to at once: `first` where all that can, and others are left. */
export function extentOf(chosen: readonly { id: string }[], shown: readonly { id: string }[]): Extent {
  if (chosen.length > mostAtOnce) return 'too many';
  const areFirst = chosen.length === mostAtOnce && chosen.at(-1)?.id === shown[mostAtOnce - 1]?.id;
  return areFirst && shown.length > mostAtOnce ? 'first' : 'fitting';
}

/** What is still chosen of what is still shown: a row that has gone is not acted upon unseen. */
export const stillChosen = <R extends { id: string }>({ ids }: Chosen, shown: readonly R[]): R[] =>
  shown.filter(({ id }) => ids.has(id));
