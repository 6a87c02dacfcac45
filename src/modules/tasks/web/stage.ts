import type { CallWindow } from '../contract.ts';

export type Stage = 'ahead' | 'running' | 'over';

/** Where a window stands now; at its end it is over. */
export function stageOf({ beginsAt, endsAt }: CallWindow, now: number): Stage {
  if (now >= Date.parse(endsAt)) return 'over';
  return now >= Date.parse(beginsAt) ? 'running' : 'ahead';
}
