import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { emergencyNumber } from './emergency.ts';
import { countryOf, isCountry } from './number.ts';

describe('the emergency number', () => {
  it.each([
    ['Europe/London', '999'],
    ['Europe/Berlin', '112'],
    ['Europe/Madrid', '112'],
    ['Europe/Oslo', '110'],
    ['America/New_York', '911'],
    ['America/Mexico_City', '911'],
    ['Australia/Sydney', '000'],
    ['Pacific/Auckland', '111'],
    ['Asia/Tokyo', '119'],
    ['Asia/Kolkata', '112'],
    ['UTC', '112'],
  ])('of a desk in %s is %s', (zone, number) => {
    expect(emergencyNumber(countryOf(zone))).toBe(number);
  });

  it('is known of countries that there are, each once', async () => {
    const table = await readFile(new URL('./emergency.ts', import.meta.url), 'utf8');
    const named = table.match(/\b[A-Z]{2}\b/g)?.filter((name) => name !== 'ISO') ?? [];
    expect(new Set(named).size).toBe(named.length);
    // Libphonenumber knows no numbers of its own there.
    expect(named.filter((name) => !isCountry(name))).toEqual([]);
  });
});
