import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { engage } from '../modules/desks/commands/engage.ts';
import { deskView } from '../modules/desks/queries/desk-view.ts';
import { members } from '../modules/people/queries/me.ts';
import { aDesk, type Desk } from '../testing/a-desk.ts';
import { testSecret } from '../testing/cluster.ts';
import { testDatabase } from '../testing/database.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

/** As an operator types it beside whatever runs on the same database. */
function add(mail: string) {
  const { host, user, database } = test.admin;
  const options = ['--name', 'Fastfix', '--country', 'GB', '--admin-name', 'Ali Noon', '--admin-email', mail];
  return spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'cli.ts'), 'organization', 'add', ...options, '--json'],
    {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
        THROUGHLINE_SECRET: testSecret,
      },
    },
  );
}

describe('adding an organization on the command line', () => {
  it('makes one that a client can engage by its id, with somebody who administers it', async () => {
    const added = add('ali@fastfix.example');
    expect([added.stderr, added.status]).toEqual(['', 0]);
    const { id: organizationId, adminId } = JSON.parse(added.stdout);
    const { engagements } = await desk.as(desk.leo, async (ctx) => {
      await engage(ctx, { desk: desk.slug, organizationId, role: 'third party', purpose: 'repairs' });
      return deskView(ctx, { desk: desk.slug });
    });
    expect(engagements.map(({ organization }) => organization)).toContainEqual({
      id: organizationId,
      name: 'Fastfix',
    });
    const ali = { ...desk.sam, id: adminId, organizationId };
    expect((await desk.as(ali, members)).items).toMatchObject([{ name: 'Ali Noon', administrator: true }]);
  });

  it('adds nothing where the mail address is somebody else’s', async () => {
    const refused = add(desk.dana.mail);
    expect(JSON.parse(refused.stderr).error).toBe('Somebody with this mail address is here already.');
    expect(refused.status).toBe(1);
    const { rows } = await test.sql(
      `select count(*)::int as found from organizations where name = 'Fastfix'`,
    );
    expect(rows).toEqual([{ found: 1 }]);
  });
});
