import { describe, expect, it } from 'vitest';
import { understandAnswer } from './understand-answer.ts';

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
    expect(understandAnswer(text, null)).toMatchObject({ state, text: rest, more: false });
  });

  it.each([
    ['ACCEPT 2026-12-04', '2026-12-04'],
    ['Angenommen, bis 4.12.2026', '2026-12-04'],
    ['Acepto: el 04/12/2026', '2026-12-04'],
    ['ACCEPT 2026-02-30', null],
    ['ACCEPT\n2026-12-04', null],
    ['DONE 2026-12-04', null],
  ])('%j is expected on %s', (text, expectedOn) => {
    expect(understandAnswer(text, null)).toMatchObject({ expectedOn });
  });

  const choices = ['Stop it', 'Let it go out'];
  it.each([
    ['stop it.', 'done', 'Stop it', false],
    ['2', 'done', 'Let it go out', false],
    ['"Stop it"\n\nIt has not gone yet.', 'done', 'Stop it', true],
    ['3', null, '3', false],
    ['Done', null, 'Done', false],
  ])('of a question, %j is %s with %j', (text, state, rest, more) => {
    expect(understandAnswer(text, choices)).toMatchObject({ state, text: rest, more });
  });

  it('of a question whose answers are numbers is that answer, and no place', () => {
    expect(understandAnswer('1', ['3', '2', '1'])).toMatchObject({ text: '1' });
    expect(understandAnswer('3', ['10', '20', '30'])).toMatchObject({ text: '30' });
  });
});
