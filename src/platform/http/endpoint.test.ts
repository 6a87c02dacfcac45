import { expect, it } from 'vitest';
import { z } from 'zod';
import { answersIdsOnly, language, Made } from './endpoint.ts';

it.each(['en', 'pt-BR', 'zh-Hant-TW', 'ar'])('%s is a language', (tag) => {
  expect(language.safeParse(tag).success).toBe(true);
});

it.each(['', 'de-', 'en-!!', 'English please', 'en_GB'])('"%s" is none', (tag) => {
  expect(language.safeParse(tag).success).toBe(false);
});

it('takes a key where an id is answered and nothing else, for that alone can be answered again', () => {
  expect(answersIdsOnly(Made)).toBe(true);
  expect(answersIdsOnly(z.object({}))).toBe(false);
  expect(answersIdsOnly(z.object({ id: z.uuid(), token: z.string() }))).toBe(false);
});
