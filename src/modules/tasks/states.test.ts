import { describe, expect, it } from 'vitest';
import { answersTo } from './states.ts';

describe('what can be said to a task', () => {
  it.each([
    ['asked', ['accepted', 'declined', 'done']],
    ['accepted', ['declined', 'done']],
    ['declined', []],
    ['done', []],
    ['returned', []],
    ['withdrawn', []],
  ] as const)('that is %s is %j', (state, answers) => {
    expect(answersTo(state)).toEqual(answers);
  });
});
