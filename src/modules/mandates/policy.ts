import type { Actor } from '../../platform/actor.ts';
import { maySpeakToCustomers } from '../conversations/policy.ts';
import { mayDecideForClient } from '../desks/policy.ts';

/** Whoever speaks for the client says how far it trusts whom, and raises or lowers it. */
export const maySetMandates = mayDecideForClient;

/** Whoever speaks to customers does something for them, or asks the client for it, and says of which kind a need is. */
export const mayAct = (actor: Actor, deskId: string): boolean =>
  actor.kind === 'person' && maySpeakToCustomers(actor, deskId);

/** What is allowed without asking; nothing where the client has said nothing. */
export type Allowed = {
  step: 'draft' | 'tell' | 'do';
  limitMinor: number | null;
  currency: string | null;
  limitDays: number | null;
  /** Of what is not measured: whether it is done where the client was asked and nobody answered. */
  goesOn: boolean;
};

/** Saying to a customer by when they have something; how far ahead it may lie holds for each promise alone. */
export const promise = 'promise-horizon';

/** How much is done: an amount, days, or neither where the kind is not measured. */
export type Extent = { amountMinor: number | null; currency: string | null; days: number | null };

/**
 * Whether something is done at once, beside what was done or asked for of the kind on the case before; the database decides
 * the same.
 */
export function isCovered(
  mandate: Allowed | null,
  { amountMinor, currency, days }: Extent,
  before = 0,
): boolean {
  if (!mandate || mandate.step === 'draft') return false;
  if (amountMinor !== null)
    return (
      mandate.limitMinor !== null &&
      before + amountMinor <= mandate.limitMinor &&
      currency === mandate.currency
    );
  if (days !== null) return mandate.limitDays !== null && before + days <= mandate.limitDays;
  return true;
}

/** Whether it may be done where nobody answered: as much of it as is covered, and of what is not measured where the client said so. */
export const mayFallBack = (mandate: Allowed | null, otherwise: Extent, before: number): boolean =>
  isCovered(mandate, otherwise, before) ||
  (otherwise.amountMinor === null && otherwise.days === null && mandate?.goesOn === true);
