import type { Connection } from '../../src/platform/database/roles.ts';
import type { Filled } from '../fill/fill.ts';
import type { Measure } from '../load/plan.ts';
import { planOf } from '../load/plan-of.ts';
import { runLoad } from '../load/run-load.ts';
import { startServer } from '../server.ts';
import { copyForLimit, type Limit, prepareLimit, runOnce } from './pgbench.ts';
import { demandSameRows, rowsWrittenBy, type Written } from './same-rows.ts';

type Limiting = { admin: Connection; owner: Connection; filled: Filled; log: string };

/** The copy for pgbench, with scripts of which it is certain that each writes what its command writes. */
export async function limitOf({ admin, owner, filled, log }: Limiting): Promise<Limit> {
  const copy = await copyForLimit(admin, owner);
  const commands = await rowsOfCommands({ admin, owner: copy, filled, log });
  const limit = await prepareLimit(copy, filled);
  for (const [script, command] of commands) {
    demandSameRows(script, command, await rowsWrittenBy(copy, () => runOnce(limit, script)));
  }
  return limit;
}

/** What each writing command writes by itself: the server runs without its worker here. */
async function rowsOfCommands({
  admin,
  owner,
  filled,
  log,
}: Limiting): Promise<['create' | 'add', Written][]> {
  const server = await startServer({ admin: { ...admin, database: owner.database }, log, role: 'web' });
  const rowsOf = (measure: Measure) => {
    const once = { measure, concurrency: 1, seconds: 0.001, seed: 1 };
    return rowsWrittenBy(owner, () => runLoad(planOf({ filled, url: server.url }, once)));
  };
  try {
    return [
      ['create', await rowsOf('create')],
      ['add', await rowsOf('add')],
    ];
  } finally {
    await server.stop();
  }
}
