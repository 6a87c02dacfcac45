import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../cases/contract.ts';
import { begunOn, begunWith } from './begun.ts';

const theCase = (part: { subject?: string; need?: string } = {}) =>
  ({
    subject: 'No sound on the mains',
    need: 'I followed the sheet to the letter.',
    ...part,
    customer: { language: 'de', things: [{ make: 'Harmon', model: 'MX-12', instructions: '1.3' }] },
  }) as unknown as CaseView;

describe('an article that is begun on a case', () => {
  it('has the words of its customer and their thing', () => {
    expect(begunOn(theCase(), { helps: 'Press it in.' })).toEqual({
      ...{ language: 'de', words: 'No sound on the mains', helps: 'Press it in.' },
      ...{ make: 'Harmon', model: 'MX-12', versions: '1.3' },
    });
  });

  it('has what they need where no subject stands', () => {
    expect(begunOn(theCase({ subject: ' ' })).words).toBe('I followed the sheet to the letter.');
  });

  it('has what was looked for, whole, behind their words', () => {
    expect(begunOn(theCase(), { looked: ' mono switch ' }).words).toBe('No sound on the mains (mono switch)');
    const { words } = begunOn(theCase({ subject: 'x'.repeat(400) }), { looked: 'mono switch' });
    expect(words).toHaveLength(300);
    expect(words).toMatch(/x \(mono switch\)$/);
  });

  it('has what was looked for alone where nothing was said yet', () => {
    expect(begunWith(' ', ' zither ')).toBe('zither');
  });

  it('says nothing twice', () => {
    expect(begunOn(theCase(), { looked: 'No sound' }).words).toBe('No sound on the mains');
  });
});
