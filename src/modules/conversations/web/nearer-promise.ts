import type { CaseView } from '../../cases/contract.ts';

type Proposed = { than: string; now: number };

/** The time that the customer was told, where it is still to come and what is proposed now would put it off. */
export function nearerPromise(
  { state, due }: Pick<CaseView, 'state' | 'due'>,
  { than, now }: Proposed,
): string | null {
  if (state !== 'open' || due === null) return null;
  const at = Date.parse(due);
  return at > now && at < Date.parse(than) ? due : null;
}
