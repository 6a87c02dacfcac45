import { describe, expect, it } from 'vitest';
import { referenceIn } from './reference-in.ts';

describe('the reference of their own that a reply says', () => {
  it.each([
    ['REFERENCE PO 5512', 'PO 5512', ''],
    ['DONE\n\n*Reference: PO 5512.*\nIt left.', 'PO 5512', 'DONE\n\nIt left.'],
    ['ANGENOMMEN 4. Dezember\nZEICHEN 2026/77-A', '2026/77-A', 'ANGENOMMEN 4. Dezember'],
    ['Referenz: 1234', '1234', ''],
    ['HECHO\r\nReferencia PO 5512\r\n', 'PO 5512', 'HECHO'],
    ['Reference PO 5512\nReference: PO 5512', 'PO 5512', ''],
  ])('in %j is %j', (text, reference, words) => {
    expect(referenceIn(text)).toEqual({ reference, words });
  });

  it.each([
    ['Reference PO 5512\nReference PO 5513'],
    ['Reference is made to your letter of 4 December.'],
    ['Reference: see above'],
    ['Your reference 1234'],
    ['References 1234'],
    [`REFERENCE ${'1'.repeat(101)}`],
    [''],
  ])('is none in %j', (text) => {
    expect(referenceIn(text)).toEqual({ reference: null, words: text });
  });
});
