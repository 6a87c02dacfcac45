import {
  type CountryCode,
  findPhoneNumbersInText,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/**
 * A telephone number as E.164 has it, such as +441134960000, whether it was written for abroad or, where the country
 * (ISO 3166-1 alpha-2) is known, as people write it there; undefined of what is none. Nobody needs to have it, but
 * somebody could.
 */
export function e164(written: string, country?: string): string | undefined {
  const dialled = written.trim().replace(/^tel:/i, '');
  const abroad = dialled.replace(/^[(\s]*00(?=[\s\d(./\p{Dash}])/u, '+');
  return possible(dialled, country) ?? possible(abroad, country);
}

function possible(written: string, country: string | undefined): string | undefined {
  const number = parsePhoneNumberFromString(written, {
    ...(isCountry(country) && { defaultCountry: country }),
    extract: false,
  });
  return number?.isPossible() && number.ext === undefined ? number.number : undefined;
}

/** The numbers that stand in words, as E.164 has them, in their order. */
export const numbersIn = (words: string, country?: string): string[] =>
  findPhoneNumbersInText(words, isCountry(country) ? { defaultCountry: country } : {}).map(
    ({ number }) => number.number,
  );

/** Whether nothing can be read there; in some countries a number does not tell, and is taken for one that can. */
export const isLandline = (number: string): boolean =>
  parsePhoneNumberFromString(number)?.getType() === 'FIXED_LINE';

/** As it is read: without its country where it is dialled so in the reader's. */
export function sayNumber(number: string, country?: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return number;
  const isFromHere = isCountry(country) && parsed.countryCallingCode === getCountryCallingCode(country);
  return isFromHere ? parsed.formatNational() : parsed.formatInternational();
}

export const isCountry = (country: string | undefined): country is CountryCode =>
  country !== undefined && (getCountries() as string[]).includes(country);

/** The country in which a time zone lies, such as GB of Europe/London; undefined of one that lies in none. */
export function countryOf(zone: string): string | undefined {
  countries ??= countryOfEachZone();
  return countries.get(zone) ?? countries.get(canonical(zone));
}

let countries: Map<string, string> | undefined;

function countryOfEachZone(): Map<string, string> {
  return new Map(
    getCountries().flatMap((country) => {
      const zones = new Intl.Locale('und', { region: country }).getTimeZones() ?? [];
      return zones.map((zone) => [canonical(zone), country] as const);
    }),
  );
}

const canonical = (zone: string) =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
