import type { DeskView } from '../../desks/contract.ts';
import { type OwnerDraft, ownerBegun } from '../../tasks/web/index.ts';
import type { GapWords } from '../contract.ts';
import type { ArticleDraft } from './article-draft.ts';

export type GapDraft = OwnerDraft & { [Part in keyof GapWords]: string };

/** In the words of the customer, of the client, in a week. */
export function gapBegun(begun: Partial<ArticleDraft>, desk: DeskView, now: number): GapDraft {
  return {
    language: begun.language ?? desk.languages[0] ?? 'en',
    words: begun.words ?? '',
    make: begun.make ?? '',
    model: begun.model ?? '',
    versions: begun.versions ?? '',
    ...ownerBegun(desk, now, 7),
  };
}

export const gapWordsOf = ({ language, words, make, model, versions }: GapDraft): GapWords => ({
  ...{ language, words },
  make: make.trim() || null,
  model: model.trim() || null,
  versions: versions.trim() || null,
});
