import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runningThroughline } from '../src/testing/running.ts';
import { agent, ask } from './fuzz/ask.ts';
import { type Document, type Operation, operationsOf } from './fuzz/document.ts';
import { judgeBy } from './fuzz/judge.ts';
import { type Asked, requestsFor, type World } from './fuzz/requests.ts';
import { canary } from './fuzz/values.ts';
import { aSide, worldOf } from './fuzz/world.ts';

const requests = Number(process.env.NUM_REQUESTS ?? 7400);
/** The same in every usual run, so that only a change of ours turns it red; SEED=$RANDOM looks further. */
const seed = Number(process.env.SEED ?? 20_261_124);
const atOnce = 4;
/** After so many operations a new desk stands ready, for much has ended on the one before. */
const operationsPerWorld = 9;

const running = runningThroughline();
let operations: Operation[];
let document: Document;
beforeAll(async () => {
  document = (await running.api('GET', '/api/openapi.json')).body;
  operations = operationsOf(document);
});
afterAll(() => agent.destroy());

const shown = ({ kind, method, path, headers, body }: Asked) =>
  `${kind}: ${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 200)} ${body?.toString().slice(0, 300) ?? ''}`;

describe('whatever is asked of the API', () => {
  const answers = new Map<string, Set<number>>();
  const counts: Record<string, number> = {};

  it('is answered as its document says, and never as our mistake', async () => {
    const judge = judgeBy(document);
    const wrong: string[] = [];
    const count = Math.ceil(requests / operations.length);
    const other = await aSide(running);
    let world: World | undefined;
    for (const [place, operation] of operations.entries()) {
      if (place % operationsPerWorld === 0 || !world) world = worldOf(await aSide(running), other);
      const left = requestsFor(operation, world, { seed: seed + place, count });
      const seen = new Set<number>();
      answers.set(operation.name, seen);
      const oneByOne = async () => {
        for (let asked = left.pop(); asked; asked = left.pop()) {
          const answer = await ask(running.program.url, asked);
          if (asked.method === operation.method) seen.add(answer.status);
          counts[asked.kind] = (counts[asked.kind] ?? 0) + 1;
          const verdict = judge(operation, asked, answer);
          if (verdict) wrong.push(`${operation.name} answers ${verdict}\n  to ${shown(asked)}`);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, oneByOne));
    }
    console.log(`fuzz: seed ${seed}, ${JSON.stringify(counts)}`);
    expect(wrong).toEqual([]);
    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(requests);
  }, 600_000);

  it('is also done, where it is right', () => {
    const refused = [...answers].filter(([, seen]) => !seen.has(200) && !seen.has(201));
    console.log(`fuzz: never done were ${refused.map(([name]) => name).join(', ') || 'none'}`);
    expect(refused.length).toBeLessThan(operations.length / 4);
  });

  it('leaves no failure in the log, and not one of its words', () => {
    const lines = running.logged.map((line) => JSON.parse(line));
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
    expect(running.logged.filter((line) => line.includes(canary))).toEqual([]);
  });
});
