import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailboxesIn, senderIn } from './addresses.ts';

describe('the sender of a mail', () => {
  it('has a name, an address and the domain in lower case', () => {
    expect(senderIn(['"Bill W." <Bill@Mixers.EXAMPLE>'])).toEqual({
      from: { name: 'Bill W.', address: 'Bill@mixers.example', domain: 'mixers.example' },
      fromDoubt: null,
    });
  });

  it('is read from encoded words, in Unicode and with a comment', () => {
    expect(senderIn(['=?utf-8?q?J=C3=BCrgen?= <j@example.com>']).from?.name).toBe('Jürgen');
    expect(senderIn(['j@example.com (Jürgen)']).from).toMatchObject({
      name: 'Jürgen',
      address: 'j@example.com',
    });
    expect(senderIn(['=?utf-8?q?a=0D=0ABcc:_b=00?= <a@example.com>']).from?.name).toBe('a Bcc: b');
    expect(senderIn(['=?utf-8?q?M=C3=BCller,_Anna?= <a@example.com>']).from?.name).toBe('Müller, Anna');
    expect(senderIn(['Müller, Anna <a@example.com>']).from?.name).toBe('Müller, Anna');
    expect(senderIn(['"x <b@example.com>" <a@example.com>']).from?.address).toBe('a@example.com');
    expect(senderIn(['ü@müller.example']).from?.domain).toBe('müller.example');
    expect(senderIn(['me@[192.0.2.1]']).from?.domain).toBe('[192.0.2.1]');
  });

  it.each([
    ['missing', []],
    ['missing', ['  ']],
    ['several-headers', ['a@example.com', 'b@example.com']],
    ['several-headers', ['a@example.com', 'a@example.com']],
    ['several-addresses', ['a@example.com, b@example.com']],
    ['several-addresses', ['<a@example.com> <b@example.com>']],
    ['group', ['Friends: a@example.com, b@example.com;']],
    ['group', ['undisclosed-recipients:;']],
    ['unreadable', ['MAILER-DAEMON']],
    ['unreadable', ['"a@example.com x"@attacker.example']],
    ['unreadable', ['a@b@example.com']],
    ['unreadable', ['a@example..com']],
    ['unreadable', ['a@-example.com']],
    ['unreadable', ['a\u200b@example.com']],
    ['unreadable', [`${'a'.repeat(400)}@example.com`]],
  ])('is nobody, for the reason %s, in %j', (fromDoubt, values) => {
    expect(senderIn(values)).toEqual({ from: null, fromDoubt });
  });

  it('never has a line break in its name or an address that could end early', () => {
    const value = fc.string({
      unit: fc.constantFrom(
        'a',
        'b.c',
        '@',
        '<',
        '>',
        '"',
        ',',
        ';',
        ':',
        '(',
        ')',
        '\\',
        ' ',
        '=?utf-8?q?=0D=0A?=',
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(value, (header) => {
        const { from, fromDoubt } = senderIn([header]);
        expect(from === null).toBe(fromDoubt !== null);
        expect(from?.name ?? '').not.toMatch(/[\r\n\0]/);
        expect(from?.address ?? 'a@b').toMatch(/^[^\s"(),:;<>@[\]\\]+@[^\s"(),:;<>@\\]+$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the recipients of a mail', () => {
  it('are all that can be read, out of groups and lists', () => {
    const found = mailboxesIn([
      'A <a@example.com>, Team: b@example.com, C <c@EXAMPLE.com>;',
      'nonsense, "x y"@d.e',
    ]);
    expect(found.map(({ address }) => address)).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
  });
});
