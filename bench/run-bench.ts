import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { buildWeb } from '../src/entry/build-web.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { ownerOf, startCluster } from './cluster.ts';
import { type Figure, type Figures, figureOf } from './figures.ts';
import { fillClientRoom } from './fill/client-room.ts';
import { type Filled, fill } from './fill/fill.ts';
import { multiply } from './fill/multiply.ts';
import type { Answered, Measure } from './load/plan.ts';
import { isOfClient, ofClient, planOf } from './load/plan-of.ts';
import { merged, runLoad } from './load/run-load.ts';
import { thisMachine } from './machine.ts';
import { measureMails } from './mails/measure-mails.ts';
import { limitOf } from './pgbench/limit.ts';
import { type Limit, pgbenchProgram, runPgbench, type Script } from './pgbench/pgbench.ts';
import { isQuietWithin } from './queues.ts';
import { faultsIn, type Server, startServer } from './server.ts';

/** `copies`: how often what was filled in is there in the end. */
export type Size = { cases: number; copies: number; secondsEach: number; mails: number; restMs: number };

type Asked = {
  folder: string;
  cleanup: AsyncDisposableStack;
  size: Size;
  only: (Measure | 'mails')[] | undefined;
  say: (sentence: string) => void;
};

type Bench = {
  filled: Filled;
  /** Null where nothing is measured beside which pgbench could do the same. */
  limit: Limit | null;
  owner: pg.Client;
  server: Server;
  size: Size;
  say: (sentence: string) => void;
};

/** Reading first: what is written would make both sides read other data. */
const measures: Measure[] = [
  'today',
  'list',
  'open',
  'search-rare',
  'search-common',
  'callers',
  'create',
  'add',
];
const concurrencies = [1, 8, 64];
/** HTTP and pgbench take turns, so that both meet the same minute. */
const rounds = 2;

/** Fills a database, measures it, and leaves nothing behind but figures. */
export async function runBench({ folder, cleanup, size, only, say }: Asked): Promise<Figures> {
  pgbenchProgram();
  await buildWeb();
  say('Starting PostgreSQL …');
  const cluster = await startCluster(folder);
  cleanup.defer(cluster.stop);
  const connection = await ownerOf(cluster);
  const cases = size.cases * size.copies;
  say(`Filling in ${cases.toLocaleString('en')} cases …`);
  const began = performance.now();
  await migrate(connection, 'production');
  const filled = await fill(connection, size.cases);
  if (size.copies > 1) await multiply(cluster.admin, size.copies);
  say(`Filled in within ${Math.round((performance.now() - began) / 1000)} s.`);
  const isForClient = only?.every(isOfClient) ?? false;
  const [largest] = filled.desks;
  if (isForClient && largest) await fillClientRoom(cluster.admin, largest);
  const limit = isForClient
    ? null
    : await limitOf({
        admin: cluster.admin,
        owner: connection,
        filled,
        log: join(folder, 'check.log'),
      });

  const owner = new pg.Client(connection);
  await owner.connect();
  cleanup.defer(() => owner.end());
  const machine = await thisMachine(owner, cluster.kind);
  const log = join(folder, 'server.log');
  const server = await startServer({ admin: cluster.admin, log });
  cleanup.defer(server.stop);
  await setTimeout(size.restMs);
  const afterStartMb = megabytes(server.rss());

  const bench: Bench = { filled, limit, owner, server, size, say };
  const wanted = (one: Measure | 'mails') => !only || only.includes(one);
  const figures: Figure[] = [];
  const asked = isForClient ? ofClient : measures;
  for (const measure of asked.filter(wanted)) {
    for (const concurrency of concurrencies) figures.push(await measureOne(bench, { measure, concurrency }));
  }
  const mails = limit && wanted('mails') ? await mailsBesidePgbench({ ...bench, limit }) : null;
  await setTimeout(size.restMs);
  const memory = { afterStartMb, afterLoadMb: megabytes(server.rss()) };
  await server.stop();
  const faults = faultsIn(log);
  for (const fault of faults.slice(0, 5)) say(fault);
  return {
    machine,
    cases,
    secondsEach: size.secondsEach,
    measures: figures,
    mails,
    memory,
    faults: faults.length,
  };
}

/** Today shows the rows of a list, chosen otherwise; whoever rings is found as a word is; nothing is like what a client looks at. */
function scriptBeside(measure: Measure): Script | null {
  if (isOfClient(measure)) return null;
  if (measure === 'today') return 'list';
  return measure === 'callers' ? 'search-rare' : measure;
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2);

async function measureOne(bench: Bench, asked: { measure: Measure; concurrency: number }): Promise<Figure> {
  const { filled, limit, owner, server, size } = bench;
  const seconds = size.secondsEach / rounds;
  const ask = (planned: { seconds: number; seed: number }) =>
    runLoad(planOf({ filled, url: server.url }, { ...asked, ...planned }));
  const script = scriptBeside(asked.measure);
  const seed = measures.indexOf(asked.measure) * 1000 + asked.concurrency * 10;
  await ask({ seconds: seconds / 2, seed: seed + 9 });
  await settled(owner);
  const answered: Answered[] = [];
  let tps = 0;
  for (let round = 0; round < rounds; round += 1) {
    answered.push(await ask({ seconds, seed: seed + round }));
    await settled(owner);
    tps +=
      script && limit
        ? (await runPgbench(limit, { script, concurrency: asked.concurrency, seconds })) / rounds
        : Number.NaN;
  }
  const figure = figureOf(asked, merged(answered), tps);
  bench.say(
    `${figure.measure} at ${figure.concurrency}: ${figure.perSecond.toFixed(0)} a second, p50 ${figure.p50.toFixed(1)} ms, ` +
      `${figure.errors} errors ${JSON.stringify(figure.errorKinds)}, pgbench ${tps.toFixed(0)}, ratio ${figure.ratio.toFixed(2)}`,
  );
  return figure;
}

async function mailsBesidePgbench({
  filled,
  limit,
  owner,
  server,
  size,
  say,
}: Bench & { limit: Limit }): Promise<Figures['mails']> {
  const mails = await measureMails({ owner, desks: filled.desks, port: server.smtpPort, count: size.mails });
  await settled(owner);
  const pgbenchPerSecond = await runPgbench(limit, {
    script: 'create',
    concurrency: 10,
    seconds: size.secondsEach / rounds,
  });
  say(`mails: ${mails.casesPerSecond.toFixed(0)} a second became cases`);
  return { ...mails, pgbenchPerSecond };
}

const longestSettlingMs = 120_000;

/** Waits until the worker has caught up, so that one measure does not pay for another. */
async function settled(owner: pg.Client): Promise<void> {
  if (await isQuietWithin(owner, longestSettlingMs)) return;
  throw new Error(`the worker did not catch up in ${longestSettlingMs / 1000} s`);
}
