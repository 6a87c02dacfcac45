import pg from 'pg';
import { isHeld } from '../../platform/database/held.ts';
import { checkSchema } from '../../platform/database/migrate.ts';
import { asRole, type Connection, type Role } from '../../platform/database/roles.ts';
import type { Installation } from './back-up.ts';

/** Lets a restored copy send from now on; how many mails have waited for it, or null where nothing was held. */
export async function release({ admin, secret }: Installation): Promise<number | null> {
  const as = <T>(role: Role, work: (client: pg.Client) => Promise<T>) =>
    connected(asRole(admin, role, secret), work);
  const held = await as('owner', async (client) => {
    await checkSchema(client);
    return isHeld(client);
  });
  if (!held) return null;
  const waiting = await as('archive', async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as waiting from outbox where state in ('queued', 'leased')`,
    );
    return rows[0].waiting;
  });
  await as('owner', (client) =>
    client.query(`update app.installation set held_since = null; select pg_notify('work', '')`),
  );
  return waiting;
}

async function connected<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
