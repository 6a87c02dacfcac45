import type { Answered, Measure } from './load/plan.ts';
import type { Machine } from './machine.ts';
import type { Mails } from './mails/measure-mails.ts';

export type Figure = {
  measure: Measure;
  concurrency: number;
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
  errorKinds: Record<string, number>;
  /** What pgbench did in the same minute, transactions a second. */
  pgbenchPerSecond: number;
  ratio: number;
};

export type Memory = { afterStartMb: number; afterLoadMb: number };

export type Figures = {
  machine: Machine;
  cases: number;
  secondsEach: number;
  measures: Figure[];
  mails: (Mails & { pgbenchPerSecond: number }) | null;
  memory: Memory;
  /** Log lines at level error while it ran. */
  faults: number;
};

export function figureOf(
  asked: { measure: Measure; concurrency: number },
  { latencies, errors, seconds }: Answered,
  pgbenchPerSecond: number,
): Figure {
  const sorted = latencies.toSorted((a, b) => a - b);
  const perSecond = sorted.length / seconds;
  return {
    ...asked,
    requests: sorted.length,
    perSecond,
    p50: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    p99: percentile(sorted, 99),
    errors: Object.values(errors).reduce((sum, count) => sum + count, 0),
    errorKinds: errors,
    pgbenchPerSecond,
    ratio: perSecond / pgbenchPerSecond,
  };
}

/** The nearest rank: a latency that some request had. */
export function percentile(sorted: number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}
