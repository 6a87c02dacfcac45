import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMeant, understand } from './understand.ts';

// A Wednesday.
const today = '2026-03-11';
const of = (text: string) => understand(text, today);

describe('what somebody texts who works by text', () => {
  it.each([
    ['1 done', { kind: 'done', item: 1 }],
    ['1. Done!', { kind: 'done', item: 1 }],
    [' 12) ✅ ', { kind: 'done', item: 12 }],
    ['3 fertig', { kind: 'done', item: 3 }],
    ['3: erledigt.', { kind: 'done', item: 3 }],
    ['2 listo', { kind: 'done', item: 2 }],
    ['3 late 40', { kind: 'late', item: 3, minutes: 40 }],
    ['3 late 1 h', { kind: 'late', item: 3, minutes: 60 }],
    ['3 40 min late', { kind: 'late', item: 3, minutes: 40 }],
    ['3 20 Minuten später', { kind: 'late', item: 3, minutes: 20 }],
    ['1 tarde 15 minutos', { kind: 'late', item: 1, minutes: 15 }],
    ['2 part: pump, fri', { kind: 'part', item: 2, what: 'pump', on: '2026-03-13' }],
    ['2 Part Pump WX-3, seal', { kind: 'part', item: 2, what: 'Pump WX-3, seal', on: null }],
    ['2 Teil: Dichtung 60 mm, morgen', { kind: 'part', item: 2, what: 'Dichtung 60 mm', on: '2026-03-12' }],
    ['2 pieza bomba, mié', { kind: 'part', item: 2, what: 'bomba', on: '2026-03-18' }],
    ['2 part: door, 3.4.', { kind: 'part', item: 2, what: 'door', on: '2026-04-03' }],
    ['4 note Key is with the neighbour', { kind: 'note', item: 4, words: 'Key is with the neighbour' }],
    ['? alvarez', { kind: 'find', words: 'alvarez' }],
    ['¿Alvarez?', { kind: 'find', words: 'Alvarez' }],
    ['heute', { kind: 'day' }],
    ['Hoy.', { kind: 'day' }],
    ['UNDO', { kind: 'undo' }],
    ['zurück', { kind: 'undo' }],
    ['?', { kind: 'help' }],
    ['Hilfe', { kind: 'help' }],
    ['1', { kind: 'answer', digits: [1] }],
    ['4.', { kind: 'answer', digits: [4] }],
    ['1 4', { kind: 'answer', digits: [1, 4] }],
    [' 1, 4 & 7 ', { kind: 'answer', digits: [1, 4, 7] }],
  ])('"%s" is understood', (text, act) => {
    expect(of(text)).toEqual(act);
  });

  it.each([
    'done',
    '0',
    '14',
    '1 14',
    '1 and 4',
    '-1',
    '1 done and the pump too',
    '1 maybe',
    '2 part',
    '3 late',
    '3 late 0',
    '3 late 900',
    '3 late tomorrow',
    '100 done',
    '2026 was done',
    'Tell Mrs Alvarez that I come at nine',
    'I undo nothing',
    'Not today',
    '',
  ])('"%s" is not, and is never guessed', (text) => {
    expect(of(text)).toBe(null);
  });

  it('never fails, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void understand(text, today)));
  });
});

describe('a day that is named', () => {
  it.each([
    ['wed', '2026-03-18'],
    ['Thursday', '2026-03-12'],
    ['Di', '2026-03-17'],
    ['domingo', '2026-03-15'],
    ['10/3', '2027-03-10'],
    ['29.2.', undefined],
    ['31.4.', undefined],
    ['pump', undefined],
  ])('%s is %s', (said, day) => {
    expect(dayMeant(said, today)).toBe(day);
  });

  it('is never in the past and at most a week off where it is a weekday', () => {
    const day = fc
      .integer({ min: 0, max: 3000 })
      .map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }));
    const name = fc.constantFrom('mon', 'dienstag', 'mié', 'thu', 'fr', 'sáb', 'so');
    fc.assert(
      fc.property(day, name, (from, said) => {
        const meant = Temporal.PlainDate.from(dayMeant(said, from.toString()) ?? '');
        const days = from.until(meant).days;
        expect(days).toBeGreaterThanOrEqual(1);
        expect(days).toBeLessThanOrEqual(7);
      }),
    );
  });
});
