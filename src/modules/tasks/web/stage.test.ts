import { expect, it } from 'vitest';
import { stageOf } from './stage.ts';

const window = { beginsAt: '2026-11-26T09:00:00.000Z', endsAt: '2026-11-26T11:00:00.000Z' };

it.each([
  ['2026-11-26T08:59:59.999Z', 'ahead'],
  ['2026-11-26T09:00:00.000Z', 'running'],
  ['2026-11-26T10:59:59.999Z', 'running'],
  ['2026-11-26T11:00:00.000Z', 'over'],
])('at %s a window from nine to eleven is %s', (now, stage) => {
  expect(stageOf(window, Date.parse(now))).toBe(stage);
});
