import { useKept } from './kept.ts';

/**
 * What a form holds until it is sent, how a part of it is changed, how it is let go, and what of it was changed. That is
 * there again where the form was left; the rest is as it `begins` now, whoever changed it meanwhile.
 */
export function useDraft<T extends object>(
  place: string,
  begin: T,
): [T, (part: Partial<T>) => void, () => void, Partial<T>] {
  const [changed, change, letGo] = useKept<Partial<T>>(place, {});
  const set = (part: Partial<T>) =>
    change(
      (before) =>
        Object.fromEntries(Object.entries({ ...before, ...part }).filter(isNot(begin))) as Partial<T>,
    );
  // What was written since it was sent stays.
  const forget = () => {
    letGo();
    change((before) => Object.fromEntries(Object.entries(before).filter(isNot(changed))) as Partial<T>);
  };
  return [{ ...begin, ...changed }, set, forget, changed];
}

const isNot =
  <T extends object>(known: T) =>
  ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(known[name as keyof T]);
