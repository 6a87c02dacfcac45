import { describe, expect, it } from 'vitest';
import { complaintsOf, type Sample, slopeOf } from './verdict.ts';

const minutes = 6;

function soaked(changed: (second: number) => Partial<Sample> = () => ({})) {
  const samples = Array.from({ length: minutes * 60 }, (_, second) => ({
    second,
    rssMb: 200 + (second % 2),
    handles: 250 + (second % 5),
    p95: 10,
    answered: 30,
    mails: 2,
    pointers: 40,
    errors: {},
    ...changed(second),
  }));
  return { samples, faults: 0, queuesEmpty: true };
}

describe('the slope of memory', () => {
  it('is what a line through the samples rises in a minute', () => {
    const rising = [0, 60, 120].map((second) => ({ second, rssMb: 100 + second / 30 }));
    expect(slopeOf(rising, ({ rssMb }) => rssMb)).toBeCloseTo(2);
    expect(slopeOf(rising, () => 100)).toBe(0);
  });
});

describe('the verdict', () => {
  it('has nothing to say where memory and handles only breathe', () => {
    expect(complaintsOf(soaked())).toEqual([]);
  });

  it('forgives what grows in the first two minutes', () => {
    expect(complaintsOf(soaked((second) => ({ rssMb: 100 + Math.min(second, 120) })))).toEqual([]);
  });

  it.each<[string, (second: number) => Partial<Sample>, string]>([
    ['memory that grows', (second) => ({ rssMb: 200 + second / 60 }), 'memory grows by 1.00 MB a minute'],
    [
      'handles of which some are never given back, however many come and go',
      (second) => ({ handles: 250 + ((second * 37) % 40) + second / 20 }),
      'file handles grow by 2.72',
    ],
    ['requests that are not made', () => ({ answered: 28 }), 'only 28.0 requests a second were answered'],
    ['mails that are not taken in', () => ({ mails: 1.5 }), 'only 1.50 mails a second were accepted'],
    ['streams that stay silent', () => ({ pointers: 0 }), 'the streams heard nothing'],
    ['an error', (second) => ({ errors: { ...(second === 3 && { 500: 2 }) } }), 'errors: 2 × 500'],
  ])('complains of %s', (_what, changed, complaint) => {
    expect(complaintsOf(soaked(changed))).toEqual([expect.stringContaining(complaint)]);
  });

  it('complains of queues that are not empty, and of errors in the log', () => {
    expect(complaintsOf({ ...soaked(), faults: 1, queuesEmpty: false })).toEqual([
      "1 errors in the server's log",
      'the queues are not empty a minute after the end',
    ]);
  });

  it('does not call flat what was too short to tell', () => {
    const { samples, ...rest } = soaked();
    expect(complaintsOf({ ...rest, samples: samples.slice(0, 100) })).not.toEqual([]);
  });
});
