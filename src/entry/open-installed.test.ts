import { expect, it } from 'vitest';
import { readSettings } from '../platform/settings.ts';
import { testSecret } from '../testing/cluster.ts';
import { testDatabase } from '../testing/database.ts';
import { openInstalled } from './open-installed.ts';

const test = testDatabase();

it('leaves a database that is older than the program as it is, because an older server may run on it', async () => {
  const { host, user, database } = test.admin;
  const settings = readSettings({
    DATABASE_URL: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
    THROUGHLINE_SECRET: testSecret,
  });
  await (await openInstalled(settings)).close();

  const last = 'select max(name) as name from app.migrations';
  const { name } = (await test.sql(last)).rows[0];
  await test.sql('delete from app.migrations where name = $1', [name]);
  await expect(openInstalled(settings)).rejects.toThrow('Run "throughline migrate", then try again.');
  expect((await test.sql(last)).rows[0].name).not.toBe(name);
});
