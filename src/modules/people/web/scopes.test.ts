import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { sayScopes } from './scopes.ts';

it('says scopes in the words of the screen, and one without a word as it is', () => {
  expect(sayScopes(['read', 'write', 'desks'], i18n.t)).toBe('reading, writing, desks');
  expect(sayScopes(['exports'], i18n.t)).toBe('exports');
});
