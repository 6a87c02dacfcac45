import { expect, it } from 'vitest';
import { type Counted, costOfFailure, type Rates } from './cost-of-failure.ts';

/** 0.75 a minute; an hour and a half at 40 and 18 for parts; 1.2 hours at 40 and 14 km at 0.45. */
const rates: Rates = {
  contact: { minutes: 9.5, hourMinor: 4500, fixedMinor: 0 },
  rework: { minutes: 90, hourMinor: 4000, fixedMinor: 1800 },
  return: { minutes: 72, hourMinor: 4000, fixedMinor: 630 },
  saleMinor: 22_000,
};
const counted: Counted = {
  contacts: 86,
  reworks: 12,
  returns: { count: 8, known: 0, knownMinor: 0 },
  credits: { count: 4, minor: 31_000 },
  lost: 3,
};

it('V21: 2293.15 counted, and lost sales of 0 to 660 apart', () => {
  expect(costOfFailure(counted, rates)).toEqual({
    contacts: { count: 86, minor: 61_275 },
    rework: { count: 12, minor: 93_600 },
    returns: { count: 8, minor: 43_440 },
    credits: { count: 4, minor: 31_000 },
    total: 229_315,
    lost: { customers: 3, low: 0, high: 66_000 },
  });
});

it('takes what is known of a return instead of what one usually costs', () => {
  const known = costOfFailure({ ...counted, returns: { count: 8, known: 3, knownMinor: 9000 } }, rates);
  expect(known.returns).toEqual({ count: 8, minor: 5 * 5430 + 9000 });
});

it('says nothing of lost sales where nobody has said what a customer is worth', () => {
  expect(costOfFailure(counted, { ...rates, saleMinor: null }).lost).toBeNull();
});
