import pg from 'pg';
import { migrate } from '../src/platform/database/migrate.ts';
import { asRole, type Connection, ensureRoles } from '../src/platform/database/roles.ts';
import { urlOf } from './program.ts';

const secret = 'a secret that outlives the database, long enough';

/** A database for programs on a server of its own, whose clock a test may move; the settings with which they find it. */
export async function aTestDatabase(server: Connection): Promise<{
  settings: Record<string, string>;
  advance: (interval: string) => Promise<void>;
}> {
  const admin = { ...server, database: 'throughline_test' };
  await ensureRoles(admin, secret);
  await migrate(asRole(admin, 'owner', secret), 'test');
  const advance = async (interval: string) => {
    const client = new pg.Client(admin);
    await client.connect();
    await client.query('update app.installation set clock_offset = clock_offset + $1::interval', [interval]);
    await client.end();
  };
  return { settings: { DATABASE_URL: urlOf(admin), THROUGHLINE_SECRET: secret }, advance };
}
