import type { TFunction } from 'i18next';
import { languageName } from '../../../ui/language-names.ts';
import type { ArticleRow } from '../contract.ts';

type About = Pick<ArticleRow, 'make' | 'model' | 'versions'>;

/** The thing it is about, and which versions. */
export function sayThing({ make, model, versions }: About, t: TFunction): string {
  const thing = [make, model].filter(Boolean).join(' ');
  return [thing, versions && t('knowledge.versionsOf', { versions })].filter(Boolean).join(', ');
}

/** Who said it, as far as it is known. */
export const sayWho = (name: string, organization: string | null): string =>
  [name, organization].filter(Boolean).join(', ');

/** How often it was of use: counted of articles, never of anybody. */
export function sayUses(
  { cases, helped, wrong }: Pick<ArticleRow, 'cases' | 'helped' | 'wrong'>,
  t: TFunction,
): string {
  return [
    cases > 0 && t('knowledge.onCases', { count: cases }),
    helped > 0 && t('knowledge.helpedTimes', { count: helped }),
    wrong > 0 && t('knowledge.wrongTimes', { count: wrong }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** In which other languages it is said, and that it is behind its original. */
export function sayLanguages(
  { others, isBehind }: Pick<ArticleRow, 'others' | 'isBehind'>,
  t: TFunction,
): string {
  const languages = others.map(({ language }) => languageName(language, t('language'))).join(', ');
  return [
    languages !== '' && t('knowledge.translation.also', { languages }),
    isBehind && t('knowledge.translation.behind'),
  ]
    .filter(Boolean)
    .join(' · ');
}
