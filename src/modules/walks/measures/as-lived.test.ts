import { describe, expect, it } from 'vitest';
import { asLived, endOf, type Happened, sinceOf, waitBetween } from './as-lived.ts';

const bill = { kind: 'customer', name: 'Bill Navarro', organization: null } as const;
const dana = { kind: 'person', name: 'Dana Okafor', organization: 'Clearline' } as const;
const zone = 'Europe/London';

const one = (at: string, more: Partial<Happened> = {}): Happened => ({
  ...{ id: at, kind: 'message', at: `${at}.000Z`, by: dana, channel: null, text: 'Words', cut: false },
  ...{ call: null, outcome: null, setback: false, asks: null, files: 0, due: null },
  ...more,
});
const ask = (at: string, more: Partial<Happened> = {}) => one(at, { kind: 'contact', by: bill, ...more });
const lived = (happened: Happened[], now = '2026-12-24T12:00:00.000Z') => asLived(happened, { zone, now });

describe('a wait', () => {
  it.each([
    // The clocks go forward on 29 March and back on 25 October: days of 23 and 25 hours.
    ['2026-03-28T12:00:00.000Z', '2026-03-29T11:00:00.000Z', 1, 0],
    ['2026-03-28T12:00:00.000Z', '2026-03-29T10:59:00.000Z', 0, 22],
    ['2026-10-24T11:00:00.000Z', '2026-10-25T12:00:00.000Z', 1, 0],
    ['2026-10-24T11:00:00.000Z', '2026-10-25T11:30:00.000Z', 0, 24],
    ['2026-10-24T11:00:00.000Z', '2026-10-30T12:00:00.000Z', 6, 0],
    ['2026-10-24T11:00:00.000Z', '2026-10-30T11:59:00.000Z', 5, 0],
    ['2026-11-02T09:00:00.000Z', '2026-11-02T11:00:00.000Z', 0, 2],
  ])('from %s to %s is %i days, or %i hours', (from, until, days, hours) => {
    expect(waitBetween(from, until, { zone, asked: false })).toEqual({ days, hours, asked: false });
  });

  it('is none where it is less than two hours', () => {
    const [from, until] = ['2026-11-02T09:00:00.000Z', '2026-11-02T10:59:00.000Z'];
    expect(waitBetween(from, until, { zone, asked: true })).toBeNull();
  });

  it('says whether they had asked, which only a person answers, by more than who they are', () => {
    const steps = lived([
      ask('2026-11-02T09:00:00'),
      one('2026-11-02T09:00:01', { kind: 'receipt', by: { kind: 'desk', name: '', organization: null } }),
      one('2026-11-03T09:00:01', { kind: 'hand-off accepted' }),
      one('2026-11-05T09:00:01'),
      one('2026-11-06T09:00:01'),
      ask('2026-11-06T12:00:01'),
      one('2026-11-07T12:00:01', { call: { direction: 'out', outcome: 'not reached' }, kind: 'call' }),
      one('2026-11-09T12:00:01', { call: { direction: 'out', outcome: 'reached' }, kind: 'call' }),
    ]);
    expect(steps.map(({ wait }) => wait && [wait.days, wait.asked])).toEqual([
      ...[null, null, [1, true], [2, true], [1, false]],
      ...[
        [0, false],
        [1, true],
        [2, true],
      ],
    ]);
    expect(sinceOf(steps, { zone, now: '2026-11-12T12:00:02.000Z' })).toEqual({
      ...{ days: 3, hours: 0, asked: false },
    });
  });
});

describe('what was promised', () => {
  const promised = (happened: Happened[], now?: string) =>
    lived(happened, now).map(({ promised: said }) => said?.kept ?? null);
  const due = '2026-11-05T12:00:00.000Z';

  it('is kept by a word of a person until then, and not by one that comes later', () => {
    const said = one('2026-11-02T09:00:00', { due });
    expect(promised([said, one('2026-11-05T12:00:00')])).toEqual([true, null]);
    expect(promised([said, one('2026-11-05T12:00:01')])).toEqual([false, null]);
    const tried = one('2026-11-05T09:00:00', {
      ...{ kind: 'call', call: { direction: 'out', outcome: 'voicemail left' } },
    });
    expect(promised([said, tried, one('2026-11-06T12:00:00')])).toEqual([false, null, null]);
  });

  it('is open until then, and broken once nobody came', () => {
    const said = one('2026-11-02T09:00:00', { due });
    expect(promised([said], '2026-11-05T12:00:00.000Z')).toEqual([null]);
    expect(promised([said], '2026-11-05T12:00:01.000Z')).toEqual([false]);
  });

  it('is said once, gives way to another date, and is nothing that goes with the end', () => {
    const later = '2026-11-09T12:00:00.000Z';
    const asked = ask('2026-11-02T09:00:00', { due });
    const chose = ask('2026-11-03T09:00:00', { kind: 'rhythm chosen', due: later });
    const done = one('2026-11-08T09:00:00', { kind: 'done', due: '2026-11-15T09:00:00.000Z' });
    const steps = lived([asked, { ...asked, id: 'again', kind: 'receipt' }, chose, done]);
    expect(steps.map(({ promised: said }) => said)).toEqual([
      { by: due, kept: null },
      null,
      { by: later, kept: true },
      null,
    ]);
  });
});

it('they came again where they come with something after it was over', () => {
  const steps = lived([
    ask('2026-11-02T09:00:00'),
    one('2026-11-03T09:00:00', { kind: 'done' }),
    one('2026-11-04T09:00:00', { kind: 'ended', by: bill }),
    ask('2026-11-06T09:00:00'),
  ]);
  expect(steps.map(({ again }) => again)).toEqual([false, false, false, true]);
  expect(endOf(steps)).toBe('2026-11-04T09:00:00.000Z');
});
