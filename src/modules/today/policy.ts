import { soonAt } from '../cases/policy.ts';

type Resting = { until: string | null; due: string; dueSetAt: string | null };

/** When a case that was put aside comes back by itself at the latest: at the time chosen, or because its next word is near. */
export function comesBack({ until, due, dueSetAt }: Resting): { at: number; because: 'time' | 'next word' } {
  const near = soonAt(due, dueSetAt);
  const chosen = until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
  return chosen < near ? { at: chosen, because: 'time' } : { at: near, because: 'next word' };
}

/** A case whose next word is near would be back at once: that word comes first. */
export const mayRest = (theCase: Pick<Resting, 'dueSetAt'> & { due: string | null }, now: number): boolean =>
  theCase.due !== null && soonAt(theCase.due, theCase.dueSetAt) > now;
