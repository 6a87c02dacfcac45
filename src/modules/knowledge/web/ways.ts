import { withoutPictures } from '../../../platform/markdown.ts';
import type { ArticleRow, ArticleUse, FittingArticle, OtherWay } from '../contract.ts';
import { partsOf } from './pictures.ts';

/** Of a case it has what was said of it there, and the ways to say it; else it is read alone. */
export type Shown = Omit<ArticleRow, 'beginning' | 'others' | 'insertsId'> &
  // What a device has kept for a while knows of no other languages.
  Partial<Pick<FittingArticle, 'helps' | 'pictures' | 'use' | 'ways' | 'others' | 'insertsId'>>;

type Said = Pick<OtherWay, 'id' | 'helps' | 'audience' | 'confidence'>;

/** In which words it can be said; what it says is asked for where it is not there yet. */
export type Way = Pick<OtherWay, 'id' | 'language'> & {
  // What a device has kept for a while does not say it of all.
  confidence?: OtherWay['confidence'];
  isBehind?: boolean;
  use?: ArticleUse | null | undefined;
  said?: (Said & Pick<OtherWay, 'pictures'>) | undefined;
};

const wayOf = (whole: OtherWay): Way => ({
  ...{ id: whole.id, language: whole.language, isBehind: whole.isBehind, use: whole.use },
  confidence: whole.confidence,
  said: whole,
});

/** All ways to say it: the one that is inserted first, then its own, the original and the others. */
export function waysOf(article: Shown): Way[] {
  const { id, language, helps, isBehind, use, confidence, pictures = [], ways = [] } = article;
  const { insertsId = id, others = [] } = article;
  const own = helps === undefined ? undefined : { ...article, helps, pictures };
  const known: Way[] = [{ id, language, isBehind, use, confidence, said: own }, ...ways.map(wayOf)];
  const all = [...known, ...others.filter((other) => !known.some((way) => way.id === other.id))];
  return [...all.filter((way) => way.id === insertsId), ...all.filter((way) => way.id !== insertsId)];
}

/** What is to be known of words before they are put to a customer, unless somebody has checked them. */
export const unsureOf = ({ confidence }: Way): 'work in progress' | 'not validated' | null =>
  confidence === 'work in progress' || confidence === 'not validated' ? confidence : null;

export const isWordless = ({ said }: Way): boolean => said?.helps === '';

/** Whether it shows something that does not go with its words. */
export const leavesPictures = ({ helps, ...of }: Omit<Said, 'id'>): boolean =>
  partsOf(helps).some((part) => typeof part !== 'string') && !isRead(of);

const isRead = ({ audience, confidence }: Pick<Said, 'audience' | 'confidence'>) =>
  audience === 'customers' && confidence === 'validated';

/** Pictures go with the words as the address at which customers see them, or not at all. */
export function insertedOf(said: Said, articles: string): string {
  const shows = partsOf(said.helps).some((part) => typeof part !== 'string');
  const address = shows && isRead(said) ? `${articles}/${said.id}` : '';
  return [withoutPictures(said.helps), address].filter((part) => part !== '').join('\n\n');
}
