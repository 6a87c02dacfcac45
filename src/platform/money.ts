/** An amount in minor units of a currency, as 1550 of EUR for 15.50. */
export type Money = { minor: number; currency: string };

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** What somebody wrote as an amount, such as 15, 15.50 or 15,50; null where it is none of this currency. */
export function minorOf(text: string, currency: string): number | null {
  const [, whole = '', part = ''] = text.trim().match(/^(\d{1,12})(?:[.,](\d+))?$/) ?? [];
  const digits = digitsOf(currency);
  if (whole === '' || part.length > digits) return null;
  return Number(whole + part.padEnd(digits, '0'));
}

/** As it is typed again. */
export function typedOf(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(minor % 10 ** digits === 0 ? 0 : digits);
}

export function sayMoney({ minor, currency }: Money, locale: string): string {
  const amount = minor / 10 ** digitsOf(currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
}
