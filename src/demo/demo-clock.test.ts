import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { Database } from '../platform/database/database.ts';
import { migrate } from '../platform/database/migrate.ts';
import { asRole, ensureRoles } from '../platform/database/roles.ts';
import { testSecret } from '../testing/cluster.ts';
import { testDatabase } from '../testing/database.ts';
import { DemoClock } from './demo-clock.ts';

const test = testDatabase();
let clock: DemoClock;
afterEach(() => clock.close());

const owner = () => asRole(test.admin, 'owner', testSecret);

describe('the clock of a demo', () => {
  it('goes back once, then only forward, and is on time at the end', async () => {
    clock = await DemoClock.open(owner());
    const end = await clock.now();
    expect(await clock.isOnTime()).toBe(true);
    await clock.goBackTo(end.subtract({ hours: 48 }));
    expect(await clock.isOnTime()).toBe(false);
    await clock.moveTo(end.subtract({ hours: 24 }));
    await clock.moveTo(end.subtract({ hours: 40 }));
    const hoursBack = end.since(await clock.now()).total('hours');
    expect(hoursBack).toBeGreaterThan(23.9);
    expect(hoursBack).toBeLessThanOrEqual(24);
    await clock.setRight();
    expect(await clock.isOnTime()).toBe(true);
  });

  it('is held by one telling at a time', async () => {
    clock = await DemoClock.open(owner());
    await expect(DemoClock.open(owner())).rejects.toThrow('Another demo is telling its stories');
    await clock.close();
    clock = await DemoClock.open(owner());
  });

  it('takes back a telling that was cut short, so that it can begin again', async () => {
    const found = () =>
      test.database.as({ kind: 'operator' }, (ctx) =>
        sql`select app.found_organization(${uuid()}, 'Half told', null)`.execute(ctx.db),
      );
    await found();
    clock = await DemoClock.open(owner());
    await clock.goBackTo((await clock.now()).subtract({ hours: 48 }));
    await clock.takeBack();
    await ensureRoles(test.admin, testSecret);
    await migrate(owner(), 'demo');
    expect(await clock.isOnTime()).toBe(true);

    const anew = new Database(test.admin, testSecret, { size: 1 });
    const { rows } = await anew.as({ kind: 'operator' }, (ctx) =>
      sql<{ empty: boolean }>`select app.is_empty() as empty`.execute(ctx.db),
    );
    await anew.close();
    expect(rows).toEqual([{ empty: true }]);
  });
});
