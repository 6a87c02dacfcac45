import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import type { Mention } from '../contract.ts';
import { sayMention } from './say-mention.ts';

it.each([
  ['note', false, 'Leo Brandt mentioned you'],
  ['task done', false, 'Leo Brandt has done what you asked'],
  ['task done', true, 'Leo Brandt answered your question'],
] as const)('%s, chosen from what was offered: %s, is told as %s', (kind, isChoice, told) => {
  const mention = { kind, isChoice, by: 'Leo Brandt' } as Mention;
  expect(sayMention(mention, i18n.t)).toBe(told);
});
