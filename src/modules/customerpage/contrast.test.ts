import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, inkOn, legible } from './contrast.ts';
import { personColors } from './someone.ts';
import { brandOf, themes } from './styles.ts';

const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#ffff00', 8.0],
    ['#0a0a0a', '#000000', 1.06],
  ])('is counted between %s and %s as WCAG 2 counts it, either way round', (one, other, known) => {
    expect(contrast(one, other)).toBeCloseTo(known, 2);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });

  it('leaves a colour alone that can be read already', () => {
    expect(legible('#7d2b2b', ['#ffffff', '#f7f7f5'])).toBe('#7d2b2b');
  });

  it('darkens a colour on light grounds and lightens it on dark ones, no more than is needed', () => {
    const darker = legible('#f2b705', ['#ffffff']);
    const lighter = legible('#7d2b2b', ['#17191c']);
    for (const [color, ground] of [
      [darker, '#ffffff'],
      [lighter, '#17191c'],
    ] as const) {
      expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color, ground)).toBeLessThan(5.2);
    }
  });

  it('finds ink of at least 4.5 on any colour', () => {
    fc.assert(fc.property(anyColor, (color) => contrast(inkOn(color), color) >= 4.5));
  });
});

describe.each(Object.entries(themes))('in the %s theme', (_, theme) => {
  const { ground, card, soon, broken, kept, ink, grey, brokenInk, dots, amber } = theme;

  it("reads 4.5 everywhere, whatever a desk's colour is", () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const brand = brandOf(color, theme);
        const words = [ground, card, soon, broken, kept].every(
          (surface) => contrast(brand.words, surface) >= 4.5,
        );
        return words && contrast(brand.onButton, brand.button) >= 4.5;
      }),
    );
  });

  it('shows the dots of the line', () => {
    for (const dot of [dots, amber, brokenInk]) expect(contrast(dot, ground)).toBeGreaterThanOrEqual(3);
  });

  it('reads 4.5 in black, grey and red', () => {
    for (const surface of [ground, card, soon, broken, kept]) {
      expect(contrast(ink, surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(grey, surface)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(brokenInk, broken)).toBeGreaterThanOrEqual(4.5);
  });
});

it.each(personColors)('white initials can be read on %s', (color) => {
  expect(contrast('#ffffff', color)).toBeGreaterThanOrEqual(4.5);
});
