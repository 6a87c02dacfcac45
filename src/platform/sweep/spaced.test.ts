import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { spaced } from './spaced.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('spaced work', () => {
  it('is done at once after a quiet while', () => {
    const work = vi.fn();
    const ask = spaced(100, work);
    ask();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(100);
    ask();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is done once for all who ask while it rests, and for the last of them too', () => {
    const work = vi.fn();
    const ask = spaced(100, work);
    for (let passed = 0; passed < 60; passed += 1) {
      ask();
      vi.advanceTimersByTime(1);
    }
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(100);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
