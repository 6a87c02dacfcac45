import { expect, it } from 'vitest';
import type { CostRates } from '../contract.ts';
import { draftOf, ratesFrom } from './rates-draft.ts';

const rates: CostRates = {
  currency: 'EUR',
  contact: { minutes: 9.5, hourMinor: 4500, fixedMinor: 0 },
  rework: { minutes: 90, hourMinor: 3990, fixedMinor: 1800 },
  return: { minutes: 72, hourMinor: 4000, fixedMinor: 630 },
  priceMinor: 320,
  saleMinor: null,
};

it('reads again what it typed', () => {
  expect(ratesFrom(draftOf(rates, 'GBP'))).toEqual(rates);
});

it('reads a comma, and nothing where nothing comes to it', () => {
  const draft = draftOf(rates, 'GBP');
  const typed = { ...draft, contact: { minutes: '9,5', hour: '45,00', fixed: '' }, sale: '220' };
  expect(ratesFrom(typed)).toEqual({ ...rates, saleMinor: 22_000 });
});

it.each(['', 'ten', '-1', '9.555'])('takes no %s for minutes', (minutes) => {
  const draft = draftOf(rates, 'GBP');
  expect(ratesFrom({ ...draft, rework: { ...draft.rework, minutes } })).toBeNull();
});

it.each(['ten', '-1', '9.555', '2000000'])('takes no %s for an amount', (amount) => {
  const draft = draftOf(rates, 'GBP');
  expect(ratesFrom({ ...draft, price: amount })).toBeNull();
  expect(ratesFrom({ ...draft, return: { ...draft.return, hour: amount } })).toBeNull();
});
