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

describe('a telephone number of a customer', () => {
  it.each([
    '+441134960000',
    '+44 113 496 0000',
    '0044 113 496 0000',
    '00 44 (113) 496-0000',
    '+44 (0)113 496 0000',
    '+44.113.496–0000',
    ' +44/113/496\u00a00000 ',
  ])('is one and the same as %s', (address) => {
    expect(contactPoint(address)).toEqual({ kind: 'phone', address: '+441134960000' });
  });

  it.each(['0113 496 0000', '(0113) 496-0000'])('is %s where that is dialled in Britain', (address) => {
    expect(contactPoint(address, 'GB')).toEqual({ kind: 'phone', address: '+441134960000' });
  });

  it.each(['0113 496 0000', '(0113) 496-0000', '441134960000'])(
    'is refused as %s on a desk of no country',
    (address) => {
      expect(() => contactPoint(address)).toThrow(
        'Nobody can be rung at this number. Write it with + and the country, such as +44 113 496 0000.',
      );
    },
  );

  it.each(['', 'Bill', '12', '+', '+0113 496 0000', '+44 113 496 0000 0000 00', '+44 113 CALL'])(
    'is not %j',
    (address) => {
      expect(() => contactPoint(address)).toThrow();
    },
  );
});
