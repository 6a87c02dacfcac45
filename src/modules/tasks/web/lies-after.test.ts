import { describe, expect, it } from 'vitest';
import { liesAfter } from './lies-after.ts';

const on = { nextWord: '2026-12-09T12:00:00.000Z', zone: 'Europe/London' };
const due = '2026-12-11T12:00:00.000Z';

describe('what the day on which something is expected lies after', () => {
  it.each<[string, Parameters<typeof liesAfter>[0], ('need' | 'word')[]]>([
    ['as it was agreed', { expectedOn: '2026-12-10', firstExpectedOn: '2026-12-10', due }, []],
    ['moved past the next word', { expectedOn: '2026-12-11', firstExpectedOn: '2026-12-10', due }, ['word']],
    ['moved on the day of both', { expectedOn: '2026-12-09', firstExpectedOn: '2026-12-08', due }, []],
    ['moved past both', { expectedOn: '2026-12-12', firstExpectedOn: '2026-12-08', due }, ['need', 'word']],
    ['agreed too late', { expectedOn: '2026-12-12', firstExpectedOn: '2026-12-12', due }, ['need']],
    ['not accepted', { expectedOn: null, firstExpectedOn: null, due }, []],
  ])('is, %s', (_, expected, after) => {
    const moments = { need: due, word: on.nextWord };
    expect(liesAfter(expected, on)).toEqual(after.map((what) => ({ what, at: moments[what] })));
  });

  it('goes by the clock of the desk', () => {
    const task = { expectedOn: '2026-12-10', firstExpectedOn: '2026-12-01', due: null };
    const late = { nextWord: '2026-12-09T23:30:00.000Z', zone: 'Europe/London' };
    expect(liesAfter(task, late)).toEqual([{ what: 'word', at: late.nextWord }]);
    expect(liesAfter(task, { ...late, zone: 'Europe/Berlin' })).toEqual([]);
  });
});
