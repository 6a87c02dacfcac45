import type { Actor } from '../../platform/actor.ts';
import { maySpeakToCustomers } from '../conversations/policy.ts';
import { mayDecideForClient } from '../desks/policy.ts';
import type { Mark, Step } from './contract.ts';

/** Whoever speaks for the client says how far it trusts whom, and raises or lowers it. */
export const maySetMandates = mayDecideForClient;

/** Whoever speaks to customers does something for them, or asks the client for it, and says of which kind a need is. */
export const mayAct = (actor: Actor, deskId: string): boolean =>
  actor.kind === 'person' && maySpeakToCustomers(actor, deskId);

/** What is allowed without asking; nothing where the client has said nothing. */
export type Allowed = {
  step: Step;
  limitMinor: number | null;
  currency: string | null;
  limitDays: number | null;
  /** How often on one case, of what is not measured; null: as often as it takes. */
  limitTimes: number | null;
  /** Of what is not measured: whether it is done where the client was asked and nobody answered. */
  goesOn: boolean;
};

/** How far a kind is trusted, from least to most; where nobody answers, what is not measured may go on. */
export const trusts = ['draft', 'goes on', 'tell', 'do'] as const;
export type Trust = (typeof trusts)[number];

/** What is asked for each time goes on where nobody answers, if the client said so; what is done unasked needs no answer. */
export const trustIn = ({ step, goesOn }: { step: Step; goesOn?: boolean | undefined }): Trust =>
  step === 'draft' && goesOn ? 'goes on' : step;

/** The same of a need: of the marks, "ask first" alone waits for an answer. */
export const markIn = ({ mark, goesOn }: { mark: Mark; goesOn?: boolean | undefined }): Mark | 'goes on' =>
  mark === 'ask first' && goesOn ? 'goes on' : mark;

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
  return mandate.limitTimes === null || before < mandate.limitTimes;
}

/** Whether it may be done where nobody answered: as much of it as is covered, and of what is not measured where the client said so. */
export const mayFallBack = (mandate: Allowed | null, otherwise: Extent, before: number): boolean =>
  isCovered(mandate, otherwise, before) ||
  (otherwise.amountMinor === null && otherwise.days === null && mandate?.goesOn === true);
