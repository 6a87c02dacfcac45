import type { Step } from './people-steps.ts';

/** On each desk whoever answers for it said by what the cost of failure is reckoned, and what the contract pays. */
export const costRates: Step = ({ world, add }) => {
  for (const { id: desk_id, accountable_id: by_id } of world.desks) {
    add('cost_rates', { desk_id, version: 1, currency: 'EUR', by_id });
    add('contact_prices', { desk_id, version: 1, by_id });
  }
};
