import { describe, expect, it } from 'vitest';
import { countryOf, e164, sayNumber } from './number.ts';

describe('a telephone number', () => {
  it.each([
    ['+441134960000', undefined],
    ['+44 113 496 0000', 'US'],
    ['0044 113 496 0000', undefined],
    ['0044 113 496 0000', 'US'],
    ['00 44 (113) 496-0000', undefined],
    ['+44 (0)113 496 0000', 'DE'],
    ['+44.113.496–0000', undefined],
    [' +44/113/496\u00a00000 ', undefined],
    ['tel:+44-113-496-0000', undefined],
    ['0113 496 0000', 'GB'],
    ['(0113) 496-0000', 'GB'],
    ['011 44 113 496 0000', 'US'],
    ['0011 44 113 496 0000', 'AU'],
    ['+٤٤١١٣٤٩٦٠٠٠٠', undefined],
  ])('written %j in %s is one and the same', (written, country) => {
    expect(e164(written, country)).toBe('+441134960000');
  });

  it.each([
    ['0113 496 0000', undefined],
    ['441134960000', undefined],
    ['12', 'GB'],
    ['', 'GB'],
    ['Bill', 'GB'],
    ['+', undefined],
    ['+0113 496 0000', undefined],
    ['+44 113 496 0000 0000 00', undefined],
    ['+44 113 CALL', undefined],
    ['+49 30 901820 ext 5', undefined],
    ['0113 496 0000', 'ZZ'],
  ])('is not %j in %s', (written, country) => {
    expect(e164(written, country)).toBeUndefined();
  });

  it('is read in the reader’s own country without the country', () => {
    expect(sayNumber('+441134960000', 'GB')).toBe('0113 496 0000');
    expect(sayNumber('+441134960000', 'DE')).toBe('+44 113 496 0000');
  });
});

describe('the country of a time zone', () => {
  it.each([
    ['Europe/London', 'GB'],
    ['Europe/Berlin', 'DE'],
    ['America/Chicago', 'US'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Kathmandu', 'NP'],
    ['UTC', undefined],
  ])('of %s is %s', (zone, country) => {
    expect(countryOf(zone)).toBe(country);
  });
});
