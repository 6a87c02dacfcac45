import type { ArticleDraft } from './article-draft.ts';

type Kept = Pick<ArticleDraft, 'audience' | 'confidence' | 'helps'>;

/** What becomes of a translation as it is kept: whether somebody gets it by now, and else who decides. */
export function keptAs({ audience, confidence, helps }: Kept, of: Kept['audience']) {
  if (confidence === 'work in progress' || helps.trim() === '') return 'keptUnfinished';
  if (of === 'customers' && audience === 'companies') return 'keptToPublish';
  if (confidence === 'validated') return 'kept';
  if (audience === 'customers') return 'keptToCheckForCustomers';
  return audience === of ? 'keptUnchecked' : 'keptToCheck';
}
