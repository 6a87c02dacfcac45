import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signed } from '../src/platform/phone/standard-webhook.ts';
import { startCluster } from '../src/testing/cluster.ts';
import { aDeskOn } from './a-desk-on.ts';
import { Program, urlOf } from './program.ts';

const count = 10_000;
/** More than are taken in together. */
const atOnce = 48;

const secret = 'a secret that only this test has, long enough';
let cluster: ReturnType<typeof startCluster>;
let program: Program;
let gateway: { hook: string; key: Buffer };
beforeAll(async () => {
  cluster = startCluster({ fsync: 'on' });
  program = await Program.make({
    DATABASE_URL: urlOf({ ...cluster.admin, database: 'burst' }),
    THROUGHLINE_SECRET: secret,
    THROUGHLINE_ROLE: 'web',
  });
  await program.start();
  const { cookie } = await aDeskOn(program);
  const ask = async (path: string, body?: object) => {
    const answer = await fetch(`${program.url}/api/desks/harmon/gateways${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const { id } = await ask('', { number: '+441134960000', connection: { format: 'standard', url: null } });
  const shown = await ask(`/${id}/secret`);
  const key = Buffer.from(shown.secret.replace('whsec_', ''), 'base64');
  gateway = { hook: `${program.url}/hooks/${id}`, key };
});
afterAll(async () => {
  await program.stop();
  program.remove();
  await cluster.stop();
});

const memory = () => {
  const [, pages = '0'] = readFileSync(`/proc/${program.pid}/statm`, 'utf8').split(' ');
  return Number(pages) * 4096;
};

it('takes ten thousand calls in a burst, each once, and asks whoever comes on top to come again', async () => {
  const before = memory();
  const waiting = Array.from({ length: count }, (_, n) => `burst ${n % (count / 2)}`);
  const answers = new Map<number, number>();
  let most = 0;

  async function tellOn(): Promise<void> {
    for (let id = waiting.pop(); id; id = waiting.pop()) {
      const data = { call: id, from: null };
      const body = JSON.stringify({ type: 'call.started', timestamp: new Date().toISOString(), data });
      const headers = signed(gateway.key, { id, body });
      const answer = await fetch(gateway.hook, { method: 'POST', headers, body });
      await answer.arrayBuffer();
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      if (answer.status === 429) {
        expect(answer.headers.get('retry-after')).toBe('1');
        waiting.unshift(id);
      }
      most = Math.max(most, memory());
    }
  }
  await Promise.all(Array.from({ length: atOnce }, tellOn));

  expect([...answers.keys()].sort()).toEqual([202, 429]);
  expect(answers.get(202)).toBe(count);
  expect(most - before).toBeLessThan(200 * 1024 * 1024);
  const client = new pg.Client({ ...cluster.admin, database: 'burst' });
  await client.connect();
  const { rows } = await client.query('select count(*)::int from gateway_events');
  await client.end();
  expect(rows).toEqual([{ count: count / 2 }]);
});
