import { expect, it } from 'vitest';
import { nearerPromise } from './nearer-promise.ts';

const now = Date.parse('2026-03-11T12:00:00Z');
const than = '2026-03-18T16:00:00Z';

it.each([
  ['is said where the next word would be put off', 'open', '2026-03-11T17:30:00Z', true],
  ['is not said where it comes nearer', 'open', '2026-03-20T17:30:00Z', false],
  ['is not said once it is missed', 'open', '2026-03-11T11:30:00Z', false],
  ['is not said on a case that is done', 'done', '2026-03-12T17:30:00Z', false],
  ['is not said where no word is due', 'open', null, false],
] as const)('what was promised %s', (_what, state, due, isSaid) => {
  expect(nearerPromise({ state, due }, { than, now })).toBe(isSaid ? due : null);
});
