/** One second of the server's process. */
export type Sample = {
  second: number;
  rssMb: number;
  handles: number | undefined;
  p95: number;
  errors: Record<string, number>;
};

export type Soaked = {
  samples: Sample[];
  /** Log lines at level error. */
  faults: number;
  queuesEmpty: boolean;
};

export const warmUpSeconds = 120;
const steepestMbPerMinute = 1;

/** What is not as it should be; nothing where memory and handles stay flat and all was done. */
export function complaintsOf({ samples, faults, queuesEmpty }: Soaked): string[] {
  const warm = samples.filter(({ second }) => second >= warmUpSeconds);
  const slope = slopeOf(warm);
  const errors = Object.entries(errorsOf(samples));
  return [
    errors.length > 0 && `errors: ${errors.map(([kind, count]) => `${count} × ${kind}`).join(', ')}`,
    faults > 0 && `${faults} errors in the server's log`,
    !(slope < steepestMbPerMinute) && `memory grows by ${slope.toFixed(2)} MB a minute`,
    handlesGrow(warm) && 'file handles grow',
    !queuesEmpty && 'the queues are not empty a minute after the end',
  ].filter((one) => one !== false);
}

/** The least-squares slope of resident memory, in MB a minute. */
export function slopeOf(samples: Pick<Sample, 'second' | 'rssMb'>[]): number {
  const meanSecond = mean(samples.map(({ second }) => second));
  const meanMb = mean(samples.map(({ rssMb }) => rssMb));
  let together = 0;
  let apart = 0;
  for (const { second, rssMb } of samples) {
    together += (second - meanSecond) * (rssMb - meanMb);
    apart += (second - meanSecond) ** 2;
  }
  return (together / apart) * 60;
}

export function errorsOf(samples: Sample[]): Record<string, number> {
  const errors: Record<string, number> = {};
  for (const [kind, count] of samples.flatMap((sample) => Object.entries(sample.errors))) {
    errors[kind] = (errors[kind] ?? 0) + count;
  }
  return errors;
}

/** Connections come and go; what is never given back shows where the least at the end is more than the most at first. */
function handlesGrow(samples: Sample[]): boolean {
  const handles = samples.flatMap((sample) => sample.handles ?? []);
  const third = Math.floor(handles.length / 3);
  if (third === 0) return false;
  return Math.min(...handles.slice(-third)) > Math.max(...handles.slice(0, third));
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
