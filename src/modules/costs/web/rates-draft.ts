import { minorOf, typedOf } from '../../../platform/money.ts';
import type { CostRates } from '../contract.ts';

export const kinds = ['contact', 'rework', 'return'] as const;
export type Kind = (typeof kinds)[number];

type EachDraft = { minutes: string; hour: string; fixed: string };
export type RatesDraft = { currency: string; price: string; sale: string } & Record<Kind, EachDraft>;

/** As it is typed again, or as a form begins. */
export function draftOf(rates: CostRates | null, currency: string): RatesDraft {
  const each = (kind: Kind): EachDraft => {
    if (!rates) return { minutes: '', hour: '', fixed: '0' };
    const { minutes, hourMinor, fixedMinor } = rates[kind];
    const typed = (minor: number) => typedOf(minor, rates.currency);
    return { minutes: String(minutes), hour: typed(hourMinor), fixed: typed(fixedMinor) };
  };
  const optional = (minor: number | null | undefined) =>
    rates && typeof minor === 'number' ? typedOf(minor, rates.currency) : '';
  return {
    currency: rates?.currency ?? currency,
    price: optional(rates?.priceMinor),
    sale: optional(rates?.saleMinor),
    ...{ contact: each('contact'), rework: each('rework'), return: each('return') },
  };
}

/** In the smallest unit; more is no cost of a contact. */
const most = 100_000_000;
const amountOf = (typed: string, currency: string): number | null => {
  const minor = minorOf(typed, currency);
  return minor !== null && minor <= most ? minor : null;
};

/** What is typed; null where a part of it is no number of minutes or no amount. */
export function ratesFrom({ currency, price, sale, ...drafts }: RatesDraft): CostRates | null {
  const each = (kind: Kind) => {
    const { minutes, hour, fixed } = drafts[kind];
    const written = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(minutes.trim());
    const [hourMinor, fixedMinor] = [amountOf(hour, currency), amountOf(fixed || '0', currency)];
    if (!written || hourMinor === null || fixedMinor === null) return null;
    return { minutes: Number(`${written[1]}.${written[2] ?? 0}`), hourMinor, fixedMinor };
  };
  const optional = (typed: string) => (typed.trim() === '' ? null : (amountOf(typed, currency) ?? undefined));
  const [contact, rework, sentBack] = kinds.map(each);
  const [priceMinor, saleMinor] = [optional(price), optional(sale)];
  if (!contact || !rework || !sentBack || priceMinor === undefined || saleMinor === undefined) return null;
  return { currency, contact, rework, return: sentBack, priceMinor, saleMinor };
}
