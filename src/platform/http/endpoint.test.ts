import { expect, it } from 'vitest';
import { language } from './endpoint.ts';

it.each(['en', 'pt-BR', 'zh-Hant-TW', 'ar'])('%s is a language', (tag) => {
  expect(language.safeParse(tag).success).toBe(true);
});

it.each(['', 'de-', 'en-!!', 'English please', 'en_GB'])('"%s" is none', (tag) => {
  expect(language.safeParse(tag).success).toBe(false);
});
