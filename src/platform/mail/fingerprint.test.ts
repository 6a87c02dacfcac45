import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const print = (text: string) => fingerprintOf(Buffer.from(text)).toString('hex');

const words = fc.string({
  unit: fc.constantFrom('a', 'B', '1', ' ', 'ü', '.', '>'),
  minLength: 1,
  maxLength: 20,
});
const line = words.map((text) => `x${text}x`);
const mail = fc.record({
  id: fc.option(line.map((text) => `<${text.replaceAll(' ', '')}@example.com>`)),
  from: line,
  date: line,
  subject: line,
  body: fc.array(fc.oneof(line, fc.constant(''), fc.constant('From the start')), {
    minLength: 1,
    maxLength: 6,
  }),
});
type Mail = typeof mail extends fc.Arbitrary<infer T> ? T : never;

const headersOf = ({ id, from, date, subject }: Mail) => [
  ...(id === null ? [] : [`Message-ID: ${id}`]),
  `From: ${from}`,
  `Date: ${date}`,
  `Subject: ${subject}`,
];
const written = (it: Mail) => [...headersOf(it), '', ...it.body].join('\r\n');

const trace = fc.constantFrom(
  'Received: from a by b; Tue, 24 Nov 2026 09:30:00 +0100',
  'Return-Path: <>',
  'Delivered-To: help@example.org',
  'X-Spam-Score: 1',
  'DKIM-Signature: v=1; a=rsa-sha256;\r\n\tb=abc',
  'ARC-Seal: i=1',
  'Authentication-Results: mx.example.org; dkim=pass',
  'Resent-From: c@example.com',
  'To: somebody@else.example',
);

describe('the same mail delivered twice', () => {
  it('is one, whatever transport did to it', () => {
    fc.assert(
      fc.property(
        mail,
        fc.array(trace, { maxLength: 4 }),
        fc.constantFrom('', '\n', '\r\n', '\n\n'),
        (it, traces, end) => {
          const once = print(written(it));
          const travelled = [...traces, ...headersOf(it), '', ...it.body].join('\r\n');
          expect(print(travelled)).toBe(once);
          expect(print(travelled.replaceAll('\r\n', '\n') + end)).toBe(once);
          expect(print(`From a@b Tue Nov 24 09:30:00 2026\n${travelled.replace(/^From /gm, '>From ')}`)).toBe(
            once,
          );
          expect(print(travelled.replace('Subject: x', 'SUBJECT:\r\n x'))).toBe(once);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('two mails', () => {
  it('are two when sender, date, subject, Message-ID or a letter of the body differs', () => {
    const field = fc.constantFrom('from', 'date', 'subject', 'id', 'body' as const);
    fc.assert(
      fc.property(mail, field, line, (it, name, other) => {
        const change = {
          ...it,
          [name]:
            name === 'body'
              ? [...it.body, other]
              : name === 'id'
                ? `<${other}>`
                : `${it[name as 'from']}${other}`,
        };
        expect(print(written(change as Mail))).not.toBe(print(written(it)));
      }),
      { numRuns: 300 },
    );
  });

  it('are two when a second sender is slipped in, or words move between header and body', () => {
    const one = 'From: a@example.com\r\nDate: d\r\n\r\nbody';
    expect(print(`From: b@example.com\r\n${one}`)).not.toBe(print(one));
    expect(print('From: a@example.com\r\n\r\nDate: d\r\n\r\nbody')).not.toBe(print(one));
    expect(print('From: a\r\nSubject: b\r\n\r\n')).not.toBe(print('From: a\r\n\r\nSubject: b\r\n'));
  });
});
