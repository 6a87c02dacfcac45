import { Costed } from '../contract.ts';

/** Which window and which figure an address names; what it cannot mean is left out. */
export const costsAsked = ({ weeks, of }: Record<string, unknown>): { weeks?: number; of?: Costed } => ({
  weeks:
    typeof weeks === 'number' && Number.isInteger(weeks) && weeks >= 1 && weeks <= 104 ? weeks : undefined,
  of: Costed.safeParse(of).data,
});
