import { describe, expect, it } from 'vitest';
import { foundBy, missedWith } from './missed.ts';

const missedOf = (...typed: string[]) => typed.reduce<readonly string[]>(missedWith, []);

describe('what was looked for and found nothing', () => {
  it('is kept as it was typed to its end', () => {
    expect(missedOf('mo', 'mono', 'mono switch', 'mono', '')).toEqual(['mono switch']);
    expect(missedOf('mono switch', 'no sound', 'no sound')).toEqual(['mono switch', 'no sound']);
  });

  it('is nothing that was only typed on the way to what found something', () => {
    expect(foundBy(['no sound', 'switc'], 'switch')).toEqual(['no sound']);
  });

  it('is no more than can be read', () => {
    expect(missedOf(...Array.from({ length: 30 }, (_, at) => `${at}.`))).toHaveLength(20);
  });
});
