import { expect, it } from 'vitest';
import { DeskAddress } from './contract.ts';

it('has no plus sign in the address of a desk, behind which mail names its case', () => {
  expect(DeskAddress.safeParse('help@harmon.example').success).toBe(true);
  const { error } = DeskAddress.safeParse('help+uk@harmon.example');
  expect(error?.issues.map(({ message }) => message)).toEqual(['Choose an address without a plus sign.']);
});
