import { describe, expect, it } from 'vitest';
import { writtenAt } from './written-at.ts';

describe('when a mail was written', () => {
  it.each([
    ['Tue, 24 Nov 2026 09:30:15 +0100', '2026-11-24T08:30:15.000Z'],
    ['24 Nov 2026 09:30 -0500', '2026-11-24T14:30:00.000Z'],
    ['Tue, 24 Nov 2026 09:30:15 +0100 (Central European (Winter) Time)', '2026-11-24T08:30:15.000Z'],
    ['Tue, 24 Nov 26 09:30:15 GMT', '2026-11-24T09:30:15.000Z'],
    ['Sat, 1 Jan 00 00:00:00 EST', '2000-01-01T05:00:00.000Z'],
    ['Sat, 01-Jan-1994 00:00:00 PDT', '1994-01-01T07:00:00.000Z'],
    ['Thu, 29 Feb 2024 23:59:60 +0000', '2024-02-29T23:59:59.000Z'],
    ['Tue, 24 Nov 2026 09:30:15', '2026-11-24T09:30:15.000Z'],
    ['Tue, 24 Nov 2026 09:30:15 GMT+02:00', '2026-11-24T07:30:15.000Z'],
  ])('reads %s', (header, instant) => {
    expect(writtenAt(header)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    'yesterday',
    '31 Feb 2026 10:00:00 +0000',
    '24 Nov 2026 25:00:00 +0000',
    '24 Nov 2026 10:61 +0000',
    '1 Foo 2026 10:00 +0000',
    '24 Nov 99999 10:00 +0000',
  ])('is not known from %j', (header) => {
    expect(writtenAt(header)).toBeNull();
  });
});
