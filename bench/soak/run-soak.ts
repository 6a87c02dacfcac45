import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { buildWeb } from '../../src/entry/build-web.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { mailSink } from '../../src/testing/mail-sink.ts';
import { ownerOf, startCluster } from '../cluster.ts';
import { percentile } from '../figures.ts';
import { fill } from '../fill/fill.ts';
import { isQuietWithin } from '../queues.ts';
import { faultsIn, type Server, startServer } from '../server.ts';
import { SoakLoad } from './load.ts';
import type { Sample, Soaked } from './verdict.ts';

type Asked = {
  folder: string;
  cleanup: AsyncDisposableStack;
  minutes: number;
  say: (sentence: string) => void;
};

const caseCount = 4000;
const longestQuietingMs = 60_000;

/** A desk at work for so many minutes, and what became of its server's process. */
export async function runSoak({ folder, cleanup, minutes, say }: Asked): Promise<Soaked> {
  await buildWeb();
  const cluster = await startCluster(folder);
  cleanup.defer(cluster.stop);
  const connection = await ownerOf(cluster);
  await migrate(connection, 'production');
  const filled = await fill(connection, caseCount);
  const owner = new pg.Client(connection);
  await owner.connect();
  cleanup.defer(() => owner.end());
  const sink = await mailSink();
  cleanup.defer(sink.close);
  const log = join(folder, 'server.log');
  const server = await startServer({ admin: cluster.admin, log, mailServer: sink.url });
  cleanup.defer(server.stop);

  const load = new SoakLoad(filled, server);
  cleanup.defer(() => load.end());
  load.begin();
  say(`Under way for ${minutes} minutes.`);
  const samples = await sample(server, load, minutes * 60);
  await load.end();
  const last = samples.at(-1);
  if (last) samples.push({ ...last, errors: load.take().errors });
  const queuesEmpty = await isQuietWithin(owner, longestQuietingMs);
  const faults = faultsIn(log);
  for (const fault of faults.slice(0, 5)) say(fault);
  return { samples, faults: faults.length, queuesEmpty };
}

async function sample(server: Server, load: SoakLoad, seconds: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const began = performance.now();
  for (let second = 1; second <= seconds; second += 1) {
    await setTimeout(Math.max(0, began + second * 1000 - performance.now()));
    const { latencies, ...taken } = load.take();
    const p95 = percentile(
      latencies.toSorted((a, b) => a - b),
      95,
    );
    samples.push({
      second,
      rssMb: server.rss() / 1024 ** 2,
      handles: server.handles(),
      p95,
      answered: latencies.length,
      ...taken,
    });
  }
  return samples;
}
