import { expect, it } from 'vitest';
import { failureOf } from './problem.ts';

it('says where something failed, and not one word of a message over several lines', () => {
  const failure = failureOf(new Error('invalid input: "first canary\n  at second canary\nthird canary"'));
  expect(JSON.stringify(failure)).toContain('problem.test.ts');
  expect(JSON.stringify(failure)).not.toContain('canary');
});
