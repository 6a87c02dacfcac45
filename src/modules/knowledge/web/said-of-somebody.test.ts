import { describe, expect, it } from 'vitest';
import { linesWith } from './said-of-somebody.ts';

const shown = (text: string, marks: string[]) =>
  linesWith(text, marks).map((parts) =>
    parts.map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part)).join(''),
  );

describe('what says something of somebody', () => {
  it('is marked in the lines where it stands, and no other line is shown', () => {
    const text = 'Press it out.\nAsk Bill Navarro (+44 20 7946 0958).\nBILL NAVARRO knows.';
    expect(shown(text, ['Bill Navarro', '+44 20 7946 0958'])).toEqual([
      'Ask [Bill Navarro] ([+44 20 7946 0958]).',
      '[BILL NAVARRO] knows.',
    ]);
  });

  it('goes on in the next line', () => {
    expect(shown('He lives at\n12 High Street\nLeeds.\nSo it is.', ['12 High Street\nLeeds'])).toEqual([
      '[12 High Street\nLeeds].',
    ]);
  });

  it('is taken as it stands, whatever signs are in it', () => {
    expect(shown('Write to a+b@c.example', ['a+b@c.example'])).toEqual(['Write to [a+b@c.example]']);
    expect(shown('axb@cdexample', ['a+b@c.example'])).toEqual([]);
    expect(shown('Nothing', [])).toEqual([]);
  });
});
