import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** A customer, where they are reached, what is known of them and what they have, in one's own name and in another's. */
export function onCustomers({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const me = actor.kind === 'person' ? actor.id : null;
  const acting = actor.organization ?? null;
  const organization_id = [acting, null, ...world.organizations.map((row) => row.id)] as const;
  const at = { desk_id, id: [fresh()] as const };
  const customer_id = [fresh()] as const;
  const token_hash = [fresh().replaceAll('-', '').repeat(2)] as const;
  return [
    ...variations('customers', at),
    ...variations('contact_points', {
      ...at,
      customer_id,
      kind: ['mail', 'phone'],
      address: [`${fresh()}@customers.example`],
      admitted_by_id: [null, me, otherPerson],
    }),
    ...variations('facts', { ...at, customer_id, learnt_by_id: [me, null, otherPerson], organization_id }),
    ...variations('fact_checks', {
      ...at,
      fact_id: [fresh()],
      still_true: [true],
      checked_by_id: [me, null, otherPerson],
      organization_id,
    }),
    ...variations('things', {
      ...at,
      customer_id,
      model: ['MX-12'],
      noted_by_id: [me, null, otherPerson],
      organization_id,
    }),
    ...variations('customer_links', { ...at, customer_id, token_hash, revoked_at: [null] }),
  ];
}
