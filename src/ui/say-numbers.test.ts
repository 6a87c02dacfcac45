import { expect, it } from 'vitest';
import { i18n } from '../web/i18n/i18n.ts';
import { sayPoints } from './say-numbers.ts';

it.each([
  [-0.2, '20'],
  [0.1134, '11.3'],
  [0.01, '1'],
  [-1, '100'],
  [0.0004, '0.04'],
])('shares that lie %d apart are %s percentage points apart', (difference, said) => {
  expect(sayPoints(difference, i18n.t)).toBe(said);
});
