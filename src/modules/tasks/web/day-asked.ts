import { wallTime } from '../../../ui/wall-time.ts';
import type { TaskView } from '../contract.ts';

/** The day by which it was asked for, by the desk's clock, as 2026-12-04; empty where none was or it is over. */
export function dayAsked({ due, zone }: Pick<TaskView, 'due' | 'zone'>, now: number): string {
  const dayOf = (at: number) => wallTime(at, zone).slice(0, 10);
  const asked = due ? dayOf(Date.parse(due)) : '';
  return asked >= dayOf(now) ? asked : '';
}
