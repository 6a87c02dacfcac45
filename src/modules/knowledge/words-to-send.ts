import { keptPictures, withoutPictures } from '../../platform/markdown.ts';
import type { ArticleAudience, Confidence } from './contract.ts';

const showsPictures = (text: string): boolean => keptPictures().test(text);

type ToSend = {
  id: string;
  helps: string;
  audience: ArticleAudience;
  confidence: Confidence;
  /** The short name of its desk, where that is known, and the address of this installation. */
  slug: string | undefined;
  site: string;
};

/** Whether customers see its pictures on the help pages. */
const isForCustomers = ({ audience, confidence }: Pick<ToSend, 'audience' | 'confidence'>): boolean =>
  audience === 'customers' && confidence === 'validated';

/** What of an article goes into words to a customer: its pictures as the address at which customers see them, or not at all. */
export function wordsToSend({ id, helps, slug, site, ...of }: ToSend): string {
  const words = withoutPictures(helps);
  if (!showsPictures(helps) || !isForCustomers(of) || slug === undefined) return words;
  return [words, `${site}/help/${slug}/articles/${id}`].filter((part) => part !== '').join('\n\n');
}
