import { minorOf } from '../../platform/money.ts';
import { invalid } from '../../platform/refusal.ts';
import { Found, type WhatWasFound } from './contract.ts';

export type FoundFields = {
  found?: string | undefined;
  foundCost?: string | undefined;
  foundCurrency?: string | undefined;
};

/** What was found of something that came back, as the fields of a page say it; undefined where nothing is said. */
export function foundIn({ found, foundCost, foundCurrency }: FoundFields): WhatWasFound | undefined {
  const said = Found.safeParse(found);
  if (!said.success) return undefined;
  if (!foundCost) return { found: said.data };
  const currency = foundCurrency?.trim().toUpperCase() ?? '';
  const minor = /^[A-Z]{3}$/.test(currency) ? minorOf(foundCost, currency) : null;
  if (minor === null) throw invalid('task.found-cost', 'Say what it cost as an amount with its currency.');
  // What costs nothing has no cost.
  return minor === 0 ? { found: said.data } : { found: said.data, cost: { minor, currency } };
}
