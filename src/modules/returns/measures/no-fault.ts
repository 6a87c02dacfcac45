import { type Interval, wilson } from '../../../platform/statistics/wilson.ts';

export type Looked = { noFault: number; faulty: number; sentBack: number };

export type NoFaultShare = {
  /** Between 0 and 1, of those of which it is known whether there is a fault. */
  share: number;
  interval: Interval;
  /** What it would be if all others had one, or none. */
  bounds: Interval;
};

/** Groups of fewer are not shown as a share. */
const fewest = 5;

/** Null where of so few it is known that a share would speak of single customers. */
export function noFaultShare({ noFault, faulty, sentBack }: Looked): NoFaultShare | null {
  const known = noFault + faulty;
  const interval = wilson(noFault, known);
  if (interval === null || known < fewest) return null;
  const bounds = { low: noFault / sentBack, high: (sentBack - faulty) / sentBack };
  return { share: noFault / known, interval, bounds };
}
