import { voiceFor } from '../words/speak.ts';

/** An article in one of the languages in which it is read. */
export type InLanguage = { id: string; language: string };

const mostLanguages = 5;

/** The languages that a browser names, the first one first, and at last that in which the page speaks. */
export function languagesRead(acceptLanguage: string | undefined, spoken: string): string[] {
  const named = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  return [...named.filter(isLanguage).slice(0, mostLanguages), spoken];
}

function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 35 && new Intl.Locale(tag).language !== undefined;
  } catch {
    return false;
  }
}

/** As those who speak it call it, such as Deutsch for de; by its code where it has no name. */
export function ownName(language: string): string {
  try {
    const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
    const [first = '', ...rest] = name;
    return [first.toLocaleUpperCase(language), ...rest].join('');
  } catch {
    return language;
  }
}

/** Which way it is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => voiceFor(language).direction;

/** What whoever searches the web is told of each: where it is in which language, and where for all others. */
export function alternatesOf(
  start: string,
  languages: readonly InLanguage[],
): { language: string; url: string }[] {
  const [original] = languages;
  if (!original) return [];
  const all = [...languages, { ...original, language: 'x-default' }];
  return all.map(({ id, language }) => ({ language, url: `${start}/articles/${id}` }));
}
