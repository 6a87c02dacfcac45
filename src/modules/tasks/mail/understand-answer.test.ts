import { describe, expect, it } from 'vitest';
import { understandAnswer } from './understand-answer.ts';

const today = Temporal.PlainDate.from('2026-11-29');
const pounds = { minor: 1500, currency: 'GBP' };
const read = (text: string, choices: readonly string[] | null = null) =>
  understandAnswer(text, choices, { today, zone: 'Europe/London' });

describe('what a mail says to what was asked', () => {
  it.each([
    ['DONE', 'done', ''],
    ['Done.\nIt went out at noon.', 'done', 'It went out at noon.'],
    ['  *Done*: it went out at noon.\n\nAnna', 'done', 'it went out at noon.\n\nAnna'],
    ['Erledigt – ging heute raus', 'done', 'ging heute raus'],
    ['Accept', 'accepted', ''],
    ['ACEPTADO, mañana', 'accepted', 'mañana'],
    ['Decline\nWe never had it.', 'declined', 'We never had it.'],
    ['Done is better than perfect.', null, 'Done is better than perfect.'],
    ['We have accepted.', null, 'We have accepted.'],
    ['', null, ''],
  ])('%j is %s with %j', (text, state, rest) => {
    expect(read(text)).toMatchObject({ state, text: rest, more: false });
  });

  it.each([
    ['ACCEPT 2026-12-04', '2026-12-04'],
    ['Angenommen, bis 4.12.2026', '2026-12-04'],
    ['Acepto: el 04/12/2026', '2026-12-04'],
    ['ACCEPT 2026-02-30', null],
    ['ACCEPT 4 December', '2026-12-04'],
    ['ACCEPT December 4, 2027', '2027-12-04'],
    ['Accepted by the 4th of Dec', '2026-12-04'],
    ['ACCEPT 1 March', '2027-03-01'],
    ['Angenommen bis 4. Dezember', '2026-12-04'],
    ['Aceptado para el 4 de diciembre de 2026', '2026-12-04'],
    ['ACCEPT\n2026-12-04', '2026-12-04'],
    ['ACCEPT\nIt ships on 2 December and is there on\n4 December.', null],
    ['ACCEPT\nAnna\n\n*4 December.*', '2026-12-04'],
    ['ACCEPT\nIt was ordered on 4 December.', null],
    ['ACCEPT\nWe are shut from 4 December on.\n2026-12-04', '2026-12-04'],
    ['ACCEPT\nSTOP UNTIL 4 December', null],
    ['ACCEPT 31 February', null],
    ['DONE 2026-12-04', null],
  ])('%j is expected on %s', (text, expectedOn) => {
    expect(read(text)).toMatchObject({ expectedOn });
  });

  const until = (time: string, cost: object | null = null) => ({ until: time, cost, words: null });
  it.each([
    ['ACCEPT 4 December\nSTOP UNTIL 2 December 12:00, 15.00 GBP', until('2026-12-02T12:00:00.000Z', pounds)],
    ['ACCEPT 4 December\n\nStop until 2 December.', until('2026-12-02T23:59:00.000Z')],
    ['Angenommen\nANHALTEN BIS 2.12.2026 9:30, 15,00 GBP', until('2026-12-02T09:30:00.000Z', pounds)],
    ['Acepto\nParar hasta 2 de diciembre', until('2026-12-02T23:59:00.000Z')],
    ['ACCEPT\nNo stop', 'cannot'],
    ['ACCEPT 4 December\nStop until 2 December, 15 gbp', until('2026-12-02T23:59:00.000Z', pounds)],
    ['ACCEPT 4 December\nStop until 2 December 9:30, free of charge', until('2026-12-02T09:30:00.000Z')],
    ['ACCEPT 4 December\nStop until 2 December, £15', null],
    ['ACCEPT 4 December\nStop until 2 December, 15 pounds', null],
    ['ACCEPT 4 December\nStop until 2 December, 15 xyz', null],
    ['ACCEPT 4 December\nStop until 2 December, 1,500.00 GBP', null],
    ['ACCEPT 4 December\nStop until 2 December, 15.005 GBP', null],
    ['ACCEPT 4 December\nStop until 2 December 12.30', null],
    ['ACCEPT 4 December\nStop until 2 December, 15.00 GBP or 20.00 GBP', null],
    ['ACCEPT\nStop until we know', null],
    ['DONE\nNo stop', null],
  ])('%j says of stopping %j', (text, stop) => {
    expect(read(text).stop).toEqual(stop);
  });

  const choices = ['Stop it', 'Let it go out'];
  it.each([
    ['stop it.', 'done', 'Stop it', false],
    ['2', 'done', 'Let it go out', false],
    ['"Stop it"\n\nIt has not gone yet.', 'done', 'Stop it', true],
    ['3', null, '3', false],
    ['Done', null, 'Done', false],
  ])('of a question, %j is %s with %j', (text, state, rest, more) => {
    expect(read(text, choices)).toMatchObject({ state, text: rest, more });
  });

  it('of a question whose answers are numbers is that answer, and no place', () => {
    expect(read('1', ['3', '2', '1'])).toMatchObject({ text: '1' });
    expect(read('3', ['10', '20', '30'])).toMatchObject({ text: '30' });
  });
});
