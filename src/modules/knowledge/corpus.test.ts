import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../../testing/a-desk.ts';
import { corpusSays } from '../../testing/corpus.ts';
import { testDatabase } from '../../testing/database.ts';
import { documents, foundBy, storeDocuments, type Task, tasks } from './corpus.fixture.ts';

const test = testDatabase();
let desk: Desk;
let named: Map<string, string>;
beforeAll(async () => {
  console.log(corpusSays());
  desk = await aDesk(test);
  named = await storeDocuments(desk, documents());
}, 300_000);

/** In how many tasks one of the required is among the first five, and how much of all required among the first twenty. */
type Figures = { tasks: number; inFive: number; inTwenty: number };

function figuresOf(ranked: { task: Task; found: string[] }[]): Figures {
  const share = (of: number[]) => (100 * of.reduce((sum, one) => sum + one, 0)) / Math.max(of.length, 1);
  return {
    tasks: ranked.length,
    inFive: share(
      ranked.map(({ task, found }) => Number(found.slice(0, 5).some((id) => task.required.includes(id)))),
    ),
    inTwenty: share(
      ranked.map(
        ({ task, found }) => found.filter((id) => task.required.includes(id)).length / task.required.length,
      ),
    ),
  };
}

const isOdd = ({ task }: { task: Task }) => Number(task.id.replace(/\D/g, '')) % 2 === 1;
const said = ({ tasks: n, inFive, inTwenty }: Figures) =>
  `${n} tasks, one of the required in the first five ${inFive.toFixed(1)} %, of all required in the first twenty ${inTwenty.toFixed(1)} %`;

describe('what somebody tells of their need', () => {
  it('finds what helps', async () => {
    const ranked = [];
    for (const task of tasks())
      ranked.push({ task, found: await foundBy(desk, named, { query: task.query, most: 20 }) });
    const all = figuresOf(ranked);
    console.log(`knowledge, all: ${said(all)}`);
    console.log(`knowledge, odd (tuned on these): ${said(figuresOf(ranked.filter(isOdd)))}`);
    console.log(`knowledge, even: ${said(figuresOf(ranked.filter((one) => !isOdd(one))))}`);
    expect(ranked.length).toBeGreaterThanOrEqual(4);
    expect(all.inFive).toBeGreaterThanOrEqual(65);
    expect(all.inTwenty).toBeGreaterThanOrEqual(28);
  });
});
