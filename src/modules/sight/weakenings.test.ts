import { describe, expect, it } from 'vitest';
import { weakenings } from './weakenings.ts';

describe('the ways to weaken a condition', () => {
  it('are none for a single comparison, which can only be dropped as a whole', () => {
    expect(weakenings('(desk_id = ANY (( SELECT app.my_desks() AS my_desks)))')).toEqual([]);
  });

  it('make each conjunct true', () => {
    expect(weakenings("((a = 1) AND (b = 'x AND (y') AND c)").map((one) => one.text)).toEqual([
      "(true AND (b = 'x AND (y') AND c)",
      '((a = 1) AND true AND c)',
      "((a = 1) AND (b = 'x AND (y') AND true)",
    ]);
  });

  it('make each branch false, and each conjunct inside a branch true', () => {
    expect(weakenings('((a = 1) AND ((b = 2) OR ((c = 3) AND (d = 4))))')).toEqual([
      { what: 'true: (a = 1)', text: '(true AND ((b = 2) OR ((c = 3) AND (d = 4))))' },
      { what: 'true: ((b = 2) OR ((c = 3) AND (d = 4)))', text: '((a = 1) AND true)' },
      { what: 'false: (b = 2)', text: '((a = 1) AND (false OR ((c = 3) AND (d = 4))))' },
      { what: 'false: ((c = 3) AND (d = 4))', text: '((a = 1) AND ((b = 2) OR false))' },
      { what: 'true: (c = 3)', text: '((a = 1) AND ((b = 2) OR (true AND (d = 4))))' },
      { what: 'true: (d = 4)', text: '((a = 1) AND ((b = 2) OR ((c = 3) AND true)))' },
    ]);
  });

  it('reach into the condition of an EXISTS', () => {
    const condition =
      '(EXISTS ( SELECT\n   FROM entries e\n  WHERE ((e.desk_id = f.desk_id) AND (e.id = f.id))))';
    expect(weakenings(condition).map((one) => one.text)).toEqual([
      '(EXISTS ( SELECT\n   FROM entries e\n  WHERE (true AND (e.id = f.id))))',
      '(EXISTS ( SELECT\n   FROM entries e\n  WHERE ((e.desk_id = f.desk_id) AND true)))',
    ]);
  });
});
