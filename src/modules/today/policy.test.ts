import { describe, expect, it } from 'vitest';
import { comesBack, mayRest } from './policy.ts';

const day = '2026-03-11';
const dueSetAt = `${day}T12:00:00.000Z`;
const due = `${day}T16:00:00.000Z`;
const at = (time: string) => Date.parse(`${day}T${time}Z`);

describe('when a case that was put aside comes back', () => {
  it.each([
    [`${day}T13:00:00.000Z`, '13:00:00', 'time'],
    [`${day}T14:59:59.000Z`, '14:59:59', 'time'],
    [`${day}T15:00:00.000Z`, '15:00:00', 'next word'],
    ['2026-03-16T09:00:00.000Z', '15:00:00', 'next word'],
    [null, '15:00:00', 'next word'],
  ])('put aside until %s it is %s, for its %s', (until, time, because) => {
    expect(comesBack({ until, due, dueSetAt })).toEqual({ at: at(time), because });
  });
});

describe('what may be put aside', () => {
  it.each([
    [due, '14:59:59', true],
    [due, '15:00:00', false],
    [due, '17:00:00', false],
    [null, '13:00:00', false],
  ])('with its next word by %s, at %s: %s', (by, time, may) => {
    expect(mayRest({ due: by, dueSetAt: by && dueSetAt }, at(time))).toBe(may);
  });
});
