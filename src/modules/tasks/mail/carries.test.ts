import { describe, expect, it } from 'vitest';
import { carries } from './carries.ts';

describe('a text that carries a reference', () => {
  it.each([
    ['Your order PO 5512 has left.', 'PO 5512', true],
    ['re: [po 5512]', 'PO 5512', true],
    ['PO\n  5512', 'PO 5512', true],
    ['#PO-5512, RMA-5513', 'RMA-5513', true],
    ['PO 55123', 'PO 5512', false],
    ['XPO 5512', 'PO 5512', false],
    ['PO 55123 and PO 5512', 'PO 5512', true],
    ['1 item, order 12', '12', false],
    ['Our return is on its way.', 'return', false],
    ['anything', '', false],
    ['anything', '   ', false],
  ])('%j, %j: %s', (text, reference, expected) => {
    expect(carries(text, reference)).toBe(expected);
  });
});
