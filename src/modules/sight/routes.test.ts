import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSecret } from '../../testing/cluster.ts';
import { testDatabase } from '../../testing/database.ts';
import type { Wordings } from './compare-answers.ts';
import { hearEverything } from './hear-everything.ts';
import { changedBetween, HttpStage } from './http-stage.ts';
import { httpWorld } from './http-world.ts';
import { custodyDifferences, readEverything } from './read-everything.ts';
import { matrixDifferences } from './route-matrix.ts';
import { allowSomething, refuseEverything } from './try-everything.ts';
import type { World } from './world.ts';
import { WorldRun } from './world-run.ts';
import { worlds } from './worlds.ts';

const test = testDatabase();
const runs = Number(process.env.NUM_WORLDS ?? 30);
// The same worlds each time, as these answer in minutes what SQL answers in seconds; SEED draws others.
const seed = Number(process.env.SEED ?? 20_261_124);

let stage: HttpStage;
beforeAll(async () => {
  stage = await HttpStage.open(test);
});
afterAll(() => stage?.close());

describe('the route matrix', () => {
  it('names every route of the server, and no other', () => {
    expect(matrixDifferences(stage.routes)).toEqual([]);
  });

  it('says in a sentence which route it misses and which of its rows has no route', () => {
    const routes = new Set([...stage.routes, 'GET /api/new']);
    routes.delete('GET /api/today');
    expect(matrixDifferences(routes)).toEqual([
      'GET /api/new has no row in the route matrix.',
      'GET /api/today stands in the route matrix; the server has no such route.',
    ]);
  });
});

describe('random worlds over HTTP', () => {
  const wordings: Wordings = new Map();
  const count = { worlds: 0, actors: 0, requests: 0, pairs: 0 };

  it('show to each actor exactly what the model says, and change nothing that is not theirs', async () => {
    const property = fc.asyncProperty(worlds, async (drawn) => {
      expect(await differencesIn(drawn)).toEqual([]);
    });
    await fc.assert(property, { numRuns: runs, seed, unbiased: true, endOnFailure: true });
    console.log(`sight over HTTP: seed ${seed}, ${JSON.stringify(count)}, 0 leaks, 0 wrongly hidden`);
  }, 1_800_000);

  it('leave no word of anybody in the log', () => {
    expect(stage.logged.join('')).not.toMatch(/kw[0-9a-z]{6}|link-of-world/);
  });

  async function differencesIn(drawn: World): Promise<string[]> {
    const number = ++count.worlds;
    const made = httpWorld(drawn, number, testSecret);
    await stage.store(made);
    const run = new WorldRun(stage, made, { number, wordings });
    const reading = await changesDuring(async () => [
      ...(await readEverything(run)),
      ...(await custodyDifferences(run)),
      ...(await hearEverything(run)),
    ]);
    const trying = await changesDuring(() => refuseEverything(run));
    const found = [
      ...reading.found,
      ...reading.changed
        .filter((table) => table !== 'public.custody_inbox')
        .map((table) => `GET writes ${table}`),
      ...trying.found,
      ...trying.changed.map((table) => `a refused change writes ${table}`),
      ...(await allowSomething(run)),
    ];
    count.actors += run.places.length;
    count.requests += run.requests;
    count.pairs += run.requests * made.rowsOfWord.size;
    return found;
  }

  async function changesDuring(
    work: () => Promise<string[]>,
  ): Promise<{ found: string[]; changed: string[] }> {
    const before = await stage.fingerprint();
    const found = await work();
    return { found, changed: changedBetween(before, await stage.fingerprint()) };
  }
});
