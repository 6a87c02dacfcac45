import type { z } from 'zod';
import type { CaseView } from '../../cases/contract.ts';
import type { ReturnKind, returnsApi } from '../contract.ts';
import { type CostDraft, costFrom, noCost } from './cost-fields.tsx';

export type ComesBackDraft = CostDraft & {
  kind: ReturnKind;
  reason: string;
  failedAt: string;
  tried: string;
  /** Empty of another one than is noted. */
  thing: string;
  make: string;
  model: string;
  version: string;
};

type Things = CaseView['customer']['things'];

/** Where what is written of it stays until it is sent. */
export const comesBackKept = ({ id }: CaseView): string => `comes back ${id}`;

/** The thing that stands first among those that they have. */
export const comesBackBegun = ({ customer }: CaseView): ComesBackDraft => ({
  ...{ kind: 'refund', reason: '', failedAt: '', tried: '', ...noCost },
  ...thingChosen(customer.things, customer.things[0]?.id ?? ''),
});

export function thingChosen(things: Things, id: string) {
  const found = things.find((one) => one.id === id);
  return {
    thing: found?.id ?? '',
    ...{ make: found?.make ?? '', model: found?.model ?? '', version: found?.instructions ?? '' },
  };
}

/** Null where its cost is no amount. */
export function sendingOf(
  caseId: string,
  { thing, amount, currency, ...said }: ComesBackDraft,
): z.input<typeof returnsApi.sendBack.input> | null {
  const cost = costFrom({ amount, currency });
  return cost && { case: caseId, ...said, ...(thing && { thing }), ...cost };
}
