import { describe, expect, it } from 'vitest';
import { minorOf, sayMoney, typedOf } from './money.ts';

describe('an amount of money', () => {
  it.each([
    ['15', 'EUR', 1500],
    [' 15.5 ', 'EUR', 1550],
    ['15,50', 'EUR', 1550],
    ['0', 'EUR', 0],
    ['1500', 'JPY', 1500],
    ['1.5', 'JPY', null],
    ['1.500', 'EUR', null],
    ['1.500', 'KWD', 1500],
    ['-3', 'EUR', null],
    ['fifteen', 'EUR', null],
    ['', 'EUR', null],
  ])('written %j of %s is %s', (text, currency, minor) => {
    expect(minorOf(text, currency)).toBe(minor);
  });

  it('is typed again as it was', () => {
    expect([typedOf(4000, 'EUR'), typedOf(3990, 'EUR'), typedOf(500, 'JPY')]).toEqual(['40', '39.90', '500']);
  });

  it('is said as people write it', () => {
    expect(sayMoney({ minor: 1550, currency: 'EUR' }, 'en-GB')).toBe('€15.50');
    expect(sayMoney({ minor: 1550, currency: 'JPY' }, 'en-GB')).toBe('JP¥1,550');
  });
});
