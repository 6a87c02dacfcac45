import { describe, expect, it } from 'vitest';
import { languageCode, languageName, languagesToChoose } from './language-names.ts';

describe('the name of a language', () => {
  it.each([
    ['de', 'German'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['qqq', 'qqq'],
    ['not a code', 'not a code'],
  ])('of %s is %s', (code, name) => {
    expect(languageName(code, 'en-GB')).toBe(name);
  });
});

describe('a language written as its code', () => {
  it.each([
    ['pt-br', 'pt-BR'],
    ['zh-hant', 'zh-Hant'],
    ['de', null],
    ['german', null],
    ['x-', null],
  ])('%s is %s', (written, code) => {
    expect(languageCode(written)).toBe(code);
  });
});

describe('the languages to choose from', () => {
  it('stand in the order of their names, each once, with those chosen before', () => {
    const offered = languagesToChoose(['pt-BR', 'de'], 'en-GB');
    expect(offered.filter(({ value }) => value === 'de')).toHaveLength(1);
    expect(offered).toContainEqual({ value: 'pt-BR', label: 'Brazilian Portuguese' });
    const labels = offered.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(offered.filter(({ value, label }) => value === label)).toEqual([]);
    expect(offered.slice(0, 2).map(({ label }) => label)).toEqual(['Abkhazian', 'Afar']);
  });
});
