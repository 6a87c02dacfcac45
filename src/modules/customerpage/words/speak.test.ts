import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { languageOf, voiceFor, type WordKey } from './speak.ts';

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the words of the page', () => {
  it.each([
    ['German', de],
    ['Spanish', es],
  ])('say in %s all that they say in English, with the same names and times in it', (_, words) => {
    expect(Object.keys(words)).toEqual(Object.keys(en));
    for (const key of Object.keys(en) as WordKey[]) {
      expect(words[key], key).not.toBe('');
      expect(placeholders(words[key]), key).toEqual(placeholders(en[key]));
    }
  });

  it.each([
    ['en', 'en', 'en-GB', 'ltr'],
    ['en-US', 'en', 'en-US', 'ltr'],
    ['de', 'de', 'de', 'ltr'],
    ['de-AT', 'de', 'de-AT', 'ltr'],
    ['es-MX', 'es', 'es-MX', 'ltr'],
    ['fr', 'en', 'en-GB', 'ltr'],
    ['ar', 'en', 'en-GB', 'rtl'],
    ['he-IL', 'en', 'en-GB', 'rtl'],
    ['not a language', 'en', 'en-GB', 'ltr'],
  ])(
    'are for a customer of %s in %s, with dates as in %s, running %s',
    (wanted, language, locale, direction) => {
      expect(voiceFor(wanted)).toMatchObject({ language, locale, direction });
    },
  );

  it('put a name in as it is, whatever stands in it', () => {
    const name = '{{subject}} $t(title) <b> &';
    expect(voiceFor('en').say('owner', { name })).toBe(`${name} looks after this`);
  });
});

describe('the language of a browser', () => {
  it.each([
    ['de-CH,de;q=0.9,en;q=0.8', 'de-CH'],
    ['fr, es;q=0.5', 'es'],
    ['*', 'en'],
    ['constructor', 'en'],
    [undefined, 'en'],
  ])('%s leads to %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
