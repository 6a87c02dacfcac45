import { describe, expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { soonAt } from '../policy.ts';
import { sayNextWord, timeGone, urgencyOf } from './next-word.ts';

const at = (time: string) => Date.parse(`2026-03-11T${time}Z`);
const due = '2026-03-11T16:00:00Z';
const dueSetAt = '2026-03-11T12:00:00Z';

describe('how near the next word is', () => {
  it.each([
    ['12:00:00', 'calm'],
    ['14:59:59', 'calm'],
    ['15:00:00', 'soon'],
    ['15:59:59', 'soon'],
    ['16:00:00', 'broken'],
    ['18:00:00', 'broken'],
  ])('at %s it is %s', (time, urgency) => {
    expect(urgencyOf({ due, dueSetAt }, at(time))).toBe(urgency);
  });

  it('is nothing without a next word, and calm until it breaks where nobody knows since when', () => {
    expect(urgencyOf({ due: null, dueSetAt: null }, at('15:00:00'))).toBe('none');
    expect(urgencyOf({ due, dueSetAt: null }, at('15:59:59'))).toBe('calm');
  });
});

describe('the time that has gone by until the next word', () => {
  it.each([
    ['11:00:00', 0],
    ['12:00:00', 0],
    ['13:00:00', 0.25],
    ['15:00:00', 0.75],
    ['16:00:00', 1],
    ['20:00:00', 1],
  ])('at %s is %s of it', (time, gone) => {
    expect(timeGone({ due, dueSetAt }, at(time))).toBe(gone);
  });

  it.each([
    [{ due: null, dueSetAt: null }, 0],
    [{ due, dueSetAt: null }, 0],
    [{ due, dueSetAt: due }, 0],
    [{ due: dueSetAt, dueSetAt: due }, 1],
  ])('of %o is %s, for want of a beginning or an end', (of, gone) => {
    expect(timeGone(of, at('15:00:00'))).toBe(gone);
  });

  it('makes the next word near in the moment in which its clock turns amber', () => {
    const near = soonAt(due, dueSetAt);
    expect(urgencyOf({ due, dueSetAt }, near - 1)).toBe('calm');
    expect(urgencyOf({ due, dueSetAt }, near)).toBe('soon');
  });
});

describe('saying the next word', () => {
  it.each([
    ['15:59:30', 'in a minute'],
    ['15:35:00', 'in 25 minutes'],
    ['15:00:00', 'in an hour'],
    ['13:00:00', 'in 3 hours'],
    ['11:00:00', 'today 16:00'],
    ['16:00:30', 'now'],
    ['16:01:00', 'a minute late'],
    ['16:45:00', '45 minutes late'],
    ['17:10:00', 'an hour late'],
    ['19:10:00', '3 hours late'],
  ])('at %s says %s', (time, said) => {
    expect(sayNextWord(due, { now: at(time), zone: 'UTC', t: i18n.t })).toBe(said);
  });

  it('counts days once it is a day late', () => {
    expect(sayNextWord(due, { now: Date.parse('2026-03-13T17:00:00Z'), zone: 'UTC', t: i18n.t })).toBe(
      '2 days late',
    );
  });

  it('says tomorrow across midnight, however near', () => {
    const nearMidnight = { now: at('22:30:00'), zone: 'UTC', t: i18n.t };
    expect(sayNextWord('2026-03-12T00:30:00Z', nearMidnight)).toBe('tomorrow 00:30');
  });
});
