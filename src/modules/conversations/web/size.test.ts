import { expect, it } from 'vitest';
import { saySize } from './size.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [12_400, '12 kB'],
  [3_440_000, '3.4 MB'],
])('%i bytes are %s', (bytes, said) => {
  expect(saySize(bytes)).toBe(said);
});
