import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** By what the cost of failure is reckoned and what the contract pays, in one's own name and in another's. */
export function onCosts({ actor, deskId }: Place): Attempt[] {
  const by_id = [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson] as const;
  return [
    ...variations('cost_rates', { desk_id: [deskId], version: [2], currency: ['EUR'], by_id }),
    ...variations('contact_prices', { desk_id: [deskId], version: [2], by_id }),
  ];
}
