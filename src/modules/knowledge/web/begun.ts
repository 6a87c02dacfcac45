import type { CaseView } from '../../cases/contract.ts';
import type { ArticleDraft } from './article-draft.ts';

const MOST = 300;

/** What an article begins with that is written on a case: the words of its customer, what was looked for, and the thing. */
export function begunOn(theCase: CaseView, { looked = '', helps = '' } = {}): Partial<ArticleDraft> {
  const { subject, need, customer } = theCase;
  const [thing] = customer.things;
  return {
    language: customer.language,
    words: begunWith(subject.trim() || need, looked),
    helps,
    make: thing?.make ?? '',
    model: thing?.model ?? '',
    versions: thing?.instructions ?? '',
  };
}

/** What was looked for is kept whole, so that it is found by it the next time. */
export function begunWith(said: string, lookedFor: string): string {
  const [theirs, looked] = [said.trim(), lookedFor.trim()];
  if (theirs === '') return looked.slice(0, MOST);
  if (looked === '' || theirs.includes(looked)) return theirs.slice(0, MOST);
  const after = ` (${looked.slice(0, MOST / 2)})`;
  return theirs.slice(0, MOST - after.length) + after;
}
