import { errorsOf, type Sample, slopeOf, warmUpSeconds } from './verdict.ts';

/** A line a minute, and the slope under it. */
export function tableOf(samples: Sample[]): string {
  const minutes = Map.groupBy(samples, ({ second }) => Math.ceil(second / 60));
  const lines = [...minutes].map(([minute, ofMinute]) => {
    const [rss, handles, p95] = [
      ofMinute.map(({ rssMb }) => rssMb),
      ofMinute.map((one) => one.handles ?? 0),
      ofMinute.map((one) => one.p95).filter(Number.isFinite),
    ].map((values) => Math.max(0, ...values).toFixed(0));
    const errors = Object.values(errorsOf(ofMinute)).reduce((sum, count) => sum + count, 0);
    return [`${minute}`, rss, handles, p95, `${errors}`].map((cell) => (cell ?? '').padStart(8)).join(' ');
  });
  const head = ['minute', 'MB', 'handles', 'p95 ms', 'errors'].map((cell) => cell.padStart(8)).join(' ');
  const warm = samples.filter(({ second }) => second >= warmUpSeconds);
  return [
    head,
    ...lines,
    `memory after two minutes: ${slopeOf(warm, ({ rssMb }) => rssMb).toFixed(2)} MB a minute`,
  ].join('\n');
}
