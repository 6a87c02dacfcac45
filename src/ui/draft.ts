import { useKept } from './kept.ts';

/**
 * What a form holds until it is sent, how a part of it is changed, and how it is let go. What was changed is there again
 * where the form was left; the rest is as it `begins` now, whoever changed it meanwhile.
 */
export function useDraft<T extends object>(
  place: string,
  begin: T,
): [T, (part: Partial<T>) => void, () => void] {
  const [changed, change, forget] = useKept<Partial<T>>(place, {});
  const isOther = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(begin[name as keyof T]);
  const set = (part: Partial<T>) =>
    change(
      (before) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(isOther)) as Partial<T>,
    );
  return [{ ...begin, ...changed }, set, forget];
}
