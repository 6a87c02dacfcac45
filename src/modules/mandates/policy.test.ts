import { describe, expect, it } from 'vitest';
import { markIn, trustIn } from './policy.ts';

describe('how far a client trusts', () => {
  it.each([
    ['draft', undefined, 'draft'],
    ['draft', false, 'draft'],
    ['draft', true, 'goes on'],
    ['tell', true, 'tell'],
    ['do', true, 'do'],
  ] as const)('is, with the step %s and going on without an answer %s: %s', (step, goesOn, trust) => {
    expect(trustIn({ step, goesOn })).toBe(trust);
  });

  it.each([
    ['ask first', undefined, 'ask first'],
    ['ask first', true, 'goes on'],
    ['ours', true, 'ours'],
    ['yours', true, 'yours'],
  ] as const)('is, with needs marked %s and going on without an answer %s: %s', (mark, goesOn, trust) => {
    expect(markIn({ mark, goesOn })).toBe(trust);
  });
});
