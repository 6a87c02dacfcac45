import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillIn, isFillable, type Placeholder, placeholders } from './placeholders.ts';

const each = (value: (name: Placeholder) => string) =>
  Object.fromEntries(placeholders.map((name) => [name, value(name)])) as Record<Placeholder, string>;

describe('what may stand in a macro', () => {
  it.each([
    ['Hello {{customer name}}, {{ my name }} here.', true],
    ['{not a placeholder} and { {neither} }', true],
    ['{{{reference}}}', true],
    ['{{constructor}}', false],
    ['{{__proto__}}', false],
    ['{{toString}}', false],
    ['{{customer name', false],
    ['customer name}}', false],
    ['{{}}', false],
    ['{{customer name | upper}}', false],
    ['{{customer {{my name}} name}}', false],
    ['{{Customer Name}}', false],
  ])('%s: %s', (text, fits) => {
    expect(isFillable(text)).toBe(fits);
  });
});

describe('filling a macro in', () => {
  it('looks every placeholder up', () => {
    const text = placeholders.map((name) => `{{${name}}}`).join(' ');
    expect(
      fillIn(
        text,
        each((name) => name.toUpperCase()),
      ),
    ).toBe(placeholders.join(' ').toUpperCase());
  });

  it('leaves what it does not know as it is', () => {
    const text = '{{constructor}} {{__proto__}} {{hasOwnProperty}}';
    expect(
      fillIn(
        text,
        each(() => 'x'),
      ),
    ).toBe(text);
  });

  it('never looks into a value', () => {
    const part = fc.oneof(
      fc.constantFrom('{{', '}}', '{', '}', '$&', '$1', '__proto__', 'constructor', ...placeholders),
      fc.constantFrom(...placeholders.map((name) => `{{${name}}}`)),
      fc.string(),
    );
    const written = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    const names = fc.array(fc.constantFrom(...placeholders), { maxLength: 6 });
    fc.assert(
      fc.property(names, written, (chosen, value) => {
        const text = chosen.map((name) => `{{${name}}}`).join('-');
        expect(
          fillIn(
            text,
            each(() => value),
          ),
        ).toBe(chosen.map(() => value).join('-'));
      }),
    );
  });

  it('leaves no placeholder in a text that was let in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', ' ', 'my name', '{{my name}}'), { maxLength: 9 }),
        (parts) => {
          const text = parts.join('');
          fc.pre(isFillable(text));
          const filled = fillIn(
            text,
            each(() => '·'),
          );
          expect(filled.includes('{{my name}}')).toBe(false);
        },
      ),
    );
  });
});
