import { describe, expect, it } from 'vitest';
import { stopIn } from './read-stop.ts';

describe('until when something can be stopped', () => {
  const london = (fields: Parameters<typeof stopIn>[0]) => stopIn(fields, 'Europe/London');
  const stopUntil = '2026-07-02T12:00';
  const until = '2026-07-02T11:00:00.000Z';

  it('is read by the clock of the desk, with what it costs', () => {
    expect(london({})).toBe(undefined);
    expect(london({ stopCurrency: 'GBP' })).toBe(undefined);
    expect(london({ stop: 'until', stopUntil })).toEqual({ until, cost: null, words: null });
    expect(london({ stop: 'unknown', stopUntil })).toEqual({ until, cost: null, words: null });
    expect(london({ stop: 'unknown' })).toBe('unknown');
    expect(london({ stop: 'cannot' })).toBe('cannot');
    expect(london({ stopUntil })).toEqual({ until, cost: null, words: null });
    expect(london({ stopUntil, stopCost: '15', stopCurrency: 'gbp', stopWords: 'The courier' })).toEqual({
      ...{ until, words: 'The courier' },
      cost: { minor: 1500, currency: 'GBP' },
    });
  });

  it.each([
    { stop: 'until' },
    { stop: 'cannot', stopUntil },
    { stopCost: '15', stopCurrency: 'GBP' },
    { stopWords: 'The courier' },
    { stopUntil: 'Thursday' },
    { stopUntil, stopCost: '15' },
    { stopUntil, stopCost: 'much', stopCurrency: 'GBP' },
    { stopUntil, stopCost: '15', stopCurrency: 'pounds' },
  ])('is asked for again where it cannot be read: %j', (fields) => {
    expect(() => london(fields)).toThrow(expect.objectContaining({ code: 'task.stop' }));
  });
});
