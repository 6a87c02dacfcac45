import type { Money } from '../../../platform/money.ts';

export const costOf = ({ cost }: { cost?: Money | undefined }) => ({
  amountMinor: cost?.minor ?? null,
  currency: cost?.currency ?? null,
});
