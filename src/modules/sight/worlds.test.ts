import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { type Expected, expectationsOf, Stage } from './stage.ts';
import type { World } from './world.ts';
import { worlds } from './worlds.ts';

const test = testDatabase();
const runs = Number(process.env.NUM_WORLDS ?? 300);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

describe('random worlds', () => {
  let stage: Stage;
  const count = { worlds: 0, actors: 0, pairs: 0, statements: 0, inserts: 0 };
  beforeAll(async () => {
    stage = await Stage.open(test);
  });
  afterAll(() => stage.close());

  it('knows every table of the schema', () => {
    const { tables } = stage;
    expect(expectationsOf(fc.sample(worlds, { seed: 1, numRuns: 1 })[0] as World, tables)).not.toEqual([]);
  });

  it(`show to each actor exactly what the model says, and let them write nothing else`, async () => {
    const property = fc.asyncProperty(worlds, async (world) => {
      const found: string[] = [];
      await stage.with(world, async () => {
        const expected = expectationsOf(world, stage.tables);
        found.push(...(await stage.sightDifferences(expected)));
        found.push(...(await stage.statementDifferences(expected, (one) => some(one.statements, 6))));
        found.push(...(await stage.insertDifferences(expected, (one) => some(one.inserts, 12))));
        counted(world, expected);
      });
      expect(found).toEqual([]);
    });
    await fc.assert(property, { numRuns: runs, seed, unbiased: true, endOnFailure: true });
    console.log(`sight: seed ${seed}, ${JSON.stringify(count)}, 0 leaks, 0 wrongly hidden`);
  }, 1_800_000);

  /** A few of many, other ones in each world and for each actor. */
  function some<T>(of: T[], howMany: number): T[] {
    const first = count.worlds * 7919;
    return Array.from(
      { length: Math.min(howMany, of.length) },
      (_, at) => of[(first + at * 104_729) % of.length] as T,
    );
  }

  function counted(world: World, expected: Expected[]): void {
    const rows = Object.values(world).reduce((sum, table) => sum + table.length, 0);
    count.worlds++;
    count.actors += expected.length;
    count.pairs += rows * expected.length;
    count.statements += expected.reduce((sum, one) => sum + Math.min(one.statements.length, 6), 0);
    count.inserts += expected.reduce((sum, one) => sum + Math.min(one.inserts.length, 12), 0);
  }
});
