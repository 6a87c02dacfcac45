import { describe, expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import type { ActView } from '../contract.ts';
import { actedOf, actFrom, fateOf, sayFate, sayPromiseOf } from './fate.ts';
import { kindNamed, limitAsTyped, limitFrom } from './measures.ts';

describe('a kind', () => {
  it.each([
    ['Loan of a unit', [], 'loan-of-a-unit'],
    ['Überprüfung!', [], 'uberprufung'],
    ['Loan', ['loan', 'loan-2'], 'loan-3'],
    ['修理', [], 'kind'],
  ])('is named in addresses after what it is called: %s', (name, taken, kind) => {
    expect(kindNamed(name, taken)).toBe(kind);
  });
});

describe('what comes of an act', () => {
  const kind = { kind: 'refund', name: 'Refund', measure: 'money' as const, told: true };
  const upTo = {
    step: 'tell' as const,
    limitMinor: 5000,
    currency: 'EUR',
    limitDays: null,
    limitTimes: null,
    goesOn: false,
  };
  const says = (
    amount: string,
    { mandate = upTo as typeof upTo | null, instead = '', isFree = false, before = 0, isReached = true } = {},
  ) => {
    const acting = { kind: 'refund', amount, instead, currency: 'EUR', text: '', by: null };
    const { extent, otherwise } = actFrom(kind, acting);
    const meant = { isFree, mandate, kind, extent, before };
    return sayFate(
      { ...meant, fate: fateOf(meant), otherwise, client: 'Harmon', moment: 'Mon 10:00', isReached },
      i18n.t,
    );
  };
  it.each([
    ['within', says('50'), 'Within what Harmon lets you do: it is done at once, and they are told.'],
    [
      'above together with what was done before',
      says('20', { before: 4000 }),
      'Above €50.00 a case Harmon decides: they are asked. If nobody answers by Mon 10:00, nothing is done, and the customer is told so.',
    ],
    [
      'above, with less instead',
      says('80', { instead: '40' }),
      'Above €50.00 a case Harmon decides: they are asked. If nobody answers by Mon 10:00: Refund, €40.00.',
    ],
    [
      'above, with too much instead',
      says('80', { instead: '60' }),
      'Above €50.00 a case Harmon decides: they are asked. €60.00 is more than Harmon lets you do on this case without asking.',
    ],
    [
      'where nothing is handed off',
      says('1', { mandate: null }),
      'Harmon decides this: they are asked. If nobody answers by Mon 10:00, nothing is done, and the customer is told so.',
    ],
    [
      'where no letter reaches the customer',
      says('1', { mandate: null, isReached: false }),
      'Harmon decides this: they are asked. If nobody answers by Mon 10:00, nothing is done, and you are asked to tell the customer so.',
    ],
    ['by the client itself', says('900', { isFree: true }), 'You act for Harmon: it is done at once.'],
    ['while it cannot be read', says('fifty'), ''],
  ])('is said in a sentence: %s', (_, sentence, expected) => {
    expect(sentence).toBe(expected);
  });
});

describe('what comes of an act that is not measured', () => {
  const kind = { kind: 'visit', name: 'Visit', measure: 'none' as const, told: false };
  const extent = { amountMinor: null, currency: null, days: null };
  const mandate = { step: 'do' as const, limitMinor: null, currency: null, limitDays: null, goesOn: false };
  const says = (limitTimes: number | null, states: ActView['state'][]) => {
    const acts = states.map((state) => ({ ...extent, kind: 'visit', state }) as ActView);
    const before = actedOf(acts, kind, 'EUR');
    const meant = { isFree: false, mandate: { ...mandate, limitTimes }, kind, extent, before };
    const told = { otherwise: null, client: 'Harmon', moment: 'Mon 10:00', isReached: true };
    return sayFate({ ...meant, ...told, fate: fateOf(meant) }, i18n.t);
  };
  const atOnce = 'Within what Harmon lets you do: it is done at once.';
  const nothing =
    'If nobody answers by Mon 10:00, nothing is done, and you are asked to tell the customer so.';
  it.each([
    ['as often as it takes', says(null, ['done', 'done', 'done']), atOnce],
    ['the first of one', says(1, ['refused', 'withdrawn']), atOnce],
    [
      'the second of one',
      says(1, ['agreed']),
      `Harmon lets you do it once on one case. The next one they decide: they are asked. ${nothing}`,
    ],
    [
      'the third of two',
      says(2, ['done', 'asked']),
      `Harmon lets you do it 2 times on one case. The next one they decide: they are asked. ${nothing}`,
    ],
  ])('is said by how often it was done on the case: %s', (_, sentence, expected) => {
    expect(sentence).toBe(expected);
  });
});

describe('a limit', () => {
  it.each([
    ['none', '', {}],
    ['none', '2', { limitTimes: 2 }],
    ['none', '0', null],
    ['none', 'twice', null],
    ['days', '0', { limitDays: 0 }],
    ['money', '40', { limitMinor: 4000, currency: 'EUR' }],
    ['money', '', null],
  ] as const)('of %s is read as it is typed: %s', (measure, typed, limit) => {
    expect(limitFrom(measure, typed, 'EUR')).toEqual(limit);
    if (limit) expect(limitAsTyped(limit)).toBe(typed);
  });
});

describe('a promise that is being written', () => {
  const told = { now: Date.parse('2026-11-29T23:30:00Z'), zone: 'Europe/Berlin', t: i18n.t };
  const extent = { amountMinor: null, currency: null, days: 10 };
  it.each([
    ['reached', { extent, isReached: true }, 'They are sent it with the day: by Thursday 10 December.'],
    [
      'not reached',
      { extent, isReached: false },
      'Nothing written reaches them: ring them. It is by Thursday 10 December.',
    ],
    ['without days yet', { extent: null, isReached: true }, 'They are sent it with the day.'],
  ])('names its day by the calendar of the desk: %s', (_, meant, expected) => {
    expect(sayPromiseOf(meant, told)).toBe(expected);
  });
});
