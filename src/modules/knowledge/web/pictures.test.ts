import { describe, expect, it } from 'vitest';
import { withoutPictures } from '../../../platform/markdown.ts';
import { describedIn, partsOf, takenOut, withPicture } from './pictures.ts';

const [one, other] = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'];
const shows = (id: string, said = '') => `![${said}](picture/${id})`;

describe('a picture in words', () => {
  it('stands on a line of its own where the cursor was', () => {
    expect(withPicture('', { id: one, behind: '' })).toBe(shows(one));
    const text = 'Press it. Wait.';
    expect(withPicture(text, { id: one, behind: 'Press it.' })).toBe(`Press it.\n\n${shows(one)}\n\nWait.`);
    // What was said meanwhile stays whole.
    expect(withPicture(text, { id: one, behind: 'Press that' })).toBe(`${text}\n\n${shows(one)}`);
    const shown = shows(other, 'The back');
    expect(withPicture(`${shown} Wait.`, { id: one, behind: shown.slice(0, 9) })).toBe(
      `${shown}\n\n${shows(one)}\n\nWait.`,
    );
  });

  it('is described in words that end where they are meant to', () => {
    const text = `Press.\n\n${shows(one)}\n\n${shows(other, 'Back')}`;
    expect(describedIn(text, one, 'The [mono] switch')).toBe(
      `Press.\n\n${shows(one, 'The (mono) switch')}\n\n${shows(other, 'Back')}`,
    );
  });

  it('is taken out, alone or with all others', () => {
    const text = `Press.\n\n${shows(one, 'Front')}\n\nWait.\n\n${shows(other)}`;
    expect(takenOut(text, one)).toBe(`Press.\n\nWait.\n\n${shows(other)}`);
    expect(withoutPictures(text)).toBe('Press.\n\nWait.');
    expect(withoutPictures(`See ${shows(one)}\nand wait.`)).toBe('See\nand wait.');
  });

  it('is told from the words around it', () => {
    expect(partsOf(`See ${shows(one, 'Front')} now`)).toEqual([
      'See ',
      { id: one, description: 'Front' },
      ' now',
    ]);
    expect(partsOf('![x](https://evil.example/a.png)')).toEqual(['![x](https://evil.example/a.png)']);
  });
});
