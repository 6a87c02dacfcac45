/** One second of the server's process. */
export type Sample = {
  second: number;
  rssMb: number;
  handles: number | undefined;
  p95: number;
  /** What the load brought about in this second: answers as they should be, mails accepted, pointers heard. */
  answered: number;
  mails: number;
  pointers: number;
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
const steepestHandlesPerMinute = 2;

export const requestsPerSecond = 30;
export const mailsPerSecond = 2;
/** Less is not the load that this is about. */
const leastShare = 0.95;

/** What is not as it should be; nothing where memory and handles stay flat and all was done. */
export function complaintsOf({ samples, faults, queuesEmpty }: Soaked): string[] {
  const warm = samples.filter(({ second }) => second >= warmUpSeconds);
  const slope = slopeOf(warm, ({ rssMb }) => rssMb);
  const handles = slopeOf(warm, (sample) => sample.handles ?? 0);
  const perSecond = (of: (sample: Sample) => number) => mean(warm.map(of));
  const answered = perSecond((sample) => sample.answered);
  const mails = perSecond((sample) => sample.mails);
  const errors = Object.entries(errorsOf(samples));
  return [
    errors.length > 0 && `errors: ${errors.map(([kind, count]) => `${count} × ${kind}`).join(', ')}`,
    faults > 0 && `${faults} errors in the server's log`,
    !(slope < steepestMbPerMinute) && `memory grows by ${slope.toFixed(2)} MB a minute`,
    !(handles < steepestHandlesPerMinute) && `file handles grow by ${handles.toFixed(2)} a minute`,
    !(answered >= requestsPerSecond * leastShare) &&
      `only ${answered.toFixed(1)} requests a second were answered`,
    !(mails >= mailsPerSecond * leastShare) && `only ${mails.toFixed(2)} mails a second were accepted`,
    !(perSecond((sample) => sample.pointers) > 0) && 'the streams heard nothing',
    !queuesEmpty && 'the queues are not empty a minute after the end',
  ].filter((one) => one !== false);
}

/** The least-squares slope of something, a minute. */
export function slopeOf<S extends { second: number }>(samples: S[], of: (sample: S) => number): number {
  const meanSecond = mean(samples.map(({ second }) => second));
  const meanValue = mean(samples.map(of));
  let together = 0;
  let apart = 0;
  for (const sample of samples) {
    together += (sample.second - meanSecond) * (of(sample) - meanValue);
    apart += (sample.second - meanSecond) ** 2;
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

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
