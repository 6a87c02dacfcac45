import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { sayRole } from './role.ts';

it('says a role in the words of the screen, and one without a word as it is', () => {
  i18n.addResource('de', 'translation', 'desks.role.lead', 'leitet');
  expect(sayRole('lead', i18n.getFixedT('de'))).toBe('leitet');
  expect(sayRole('visitor', i18n.t)).toBe('visitor');
});
