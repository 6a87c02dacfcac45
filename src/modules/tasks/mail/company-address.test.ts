import { describe, expect, it } from 'vitest';
import { isTheirs } from './company-address.ts';

describe('who writes for a company', () => {
  const shop = { address: 'returns@soundhouse.example', domain: 'soundhouse.example' };
  const alone = { address: 'soundhouse@mail.example', domain: null };
  it.each([
    [shop, 'returns@soundhouse.example', true],
    [shop, 'Anna@Soundhouse.Example', true],
    [shop, 'robot@stock.soundhouse.example', true],
    [shop, 'anna@notsoundhouse.example', false],
    [shop, 'anna@soundhouse.example.org', false],
    [shop, '"x@soundhouse.example"@elsewhere.example', false],
    [alone, 'SoundHouse@mail.example', true],
    [alone, 'anybody@mail.example', false],
    [{ ...alone, domain: 'soundhouse.example' }, 'soundhouse@mail.example', true],
  ])('%j: %s is theirs: %s', (company, sender, expected) => {
    expect(isTheirs(company, sender)).toBe(expected);
  });
});
