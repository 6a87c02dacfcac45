import { describe, expect, it } from 'vitest';
import { contactPoint, isMailAddress } from './customer-at.ts';

describe('a mail address of a customer', () => {
  it.each(['bill@customers.example', 'Bill.Weaver+mixer@customers.example', 'bill@müller.example'])(
    'is %s',
    (address) => {
      expect(isMailAddress(address)).toBe(true);
    },
  );

  it.each([
    'bill,ray@x.com',
    'bill;ray@x.com',
    'root@localhost',
    'bill(home)@x.com',
    'bill@x.com.',
    'bill@',
    '@x.com',
    `${'b'.repeat(250)}@x.com`,
  ])('is not %s, to which no mail could be written', (address) => {
    expect(isMailAddress(address)).toBe(false);
    expect(() => contactPoint(address)).toThrow('Give a mail address or a telephone number');
  });
});
