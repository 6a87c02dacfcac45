import { expect, it } from 'vitest';
import { wilson } from './wilson.ts';

it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('V12: %i of %i lies as Newcombe has it', (count, of, low, high) => {
  expect(wilson(count, of)?.low).toBeCloseTo(low, 4);
  expect(wilson(count, of)?.high).toBeCloseTo(high, 4);
});

it.each([
  [0, 10, 0, 0.277533],
  [10, 10, 0.722467, 1],
  [5, 10, 0.236593, 0.763407],
  [8, 10, 0.490162, 0.943318],
  [42, 50, 0.714858, 0.916626],
])('V12: %i of %i lies between two numbers', (count, of, low, high) => {
  expect(wilson(count, of)?.low).toBeCloseTo(low, 6);
  expect(wilson(count, of)?.high).toBeCloseTo(high, 6);
});

it('says nothing of none', () => {
  expect(wilson(0, 0)).toBeNull();
});
