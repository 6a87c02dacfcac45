import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { figureOf } from './figures.ts';
import { report } from './report.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/performance.md'), 'utf8');
const cellsOf = (line: string | undefined) => line?.split('|').map((cell) => cell.trim()) ?? [];

it('is printed as it stands in the page of figures', () => {
  const answered = { latencies: [3, 1, 2], errors: {}, seconds: 1 };
  const printed = report({
    machine: {
      ...{ cpu: 'a processor', cores: 2, memoryGb: 24, os: 'Debian', node: 'v26', postgres: '18' },
      ...{ durability: 'fsync on', loadBefore: 0.5, date: '2026-11-29' },
    },
    cases: 20_000,
    secondsEach: 8,
    measures: [figureOf({ measure: 'create', concurrency: 8 }, answered, 12)],
    mails: null,
    memory: { afterStartMb: 200, afterLoadMb: 300 },
    faults: 0,
  }).split('\n');
  expect(cellsOf(printed[0])).toEqual(cellsOf(page.split('\n').find((line) => line.startsWith('| measure'))));
  expect(cellsOf(printed[2])).toEqual([
    '',
    'create a case',
    '8',
    '3.00',
    '2.00',
    '3.00',
    '3.00',
    '0',
    '12.0',
    '0.250',
    '',
  ]);
});
