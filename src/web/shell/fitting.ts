import type { Action } from '../../ui/keys.ts';

/** The actions that are meant by what is typed: each word begins a word of theirs, in any order. */
export function fitting<A extends Pick<Action, 'says'>>(actions: readonly A[], typed: string): A[] {
  const wanted = wordsOf(typed);
  return actions.filter(({ says = '' }) => {
    const words = wordsOf(says);
    return wanted.every((one) => words.some((word) => word.startsWith(one)));
  });
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
