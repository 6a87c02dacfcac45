import { describe, expect, it } from 'vitest';
import type { Caller } from '../../contract.ts';
import { isMeant } from './kept-callers.ts';

const rosa = {
  name: 'Rosa Álvarez',
  postalAddress: '12 Elm Street',
  contactPoints: [{ id: 'p', kind: 'phone', address: '+441632960721', textsStoppedAt: null }],
  things: [{ make: 'Bosch', model: 'WAN28', serial: 'FD 9701' }],
} as unknown as Caller;

describe('whoever is looked for without a connection', () => {
  it.each([
    ['the beginning of a name', 'alv', true],
    ['a number as it is written at home', '01632 960 721', true],
    ['a number as it is written abroad', '+44 1632 960721', true],
    ['the end of a number', '0721', true],
    ['where they live', 'elm', true],
    ['what they have', 'bosch wan', true],
    ['somebody else', 'bill', false],
    ['another number', '01632 960 722', false],
    ['three digits, which many numbers have', '960', false],
  ])('is found by %s', (_, typed, isFound) => {
    expect(isMeant(rosa, typed)).toBe(isFound);
  });
});
