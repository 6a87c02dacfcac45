import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetupError } from '../setup-error.ts';
import { aFolder, opened, removeFolders } from './embedded/fixtures.ts';
import type { EmbeddedDatabase } from './embedded/index.ts';
import { asRole, type Connection, ensureRoles } from './roles.ts';

describe('the roles of a server', () => {
  let server: EmbeddedDatabase;
  let first: Connection;
  let second: Connection;
  beforeAll(async () => {
    server = await opened(`${await aFolder('roles')}/data`);
    first = { ...server.admin, database: 'first' };
    second = { ...server.admin, database: 'second' };
    await ensureRoles(first, 'the secret of the first installation');
  });
  afterAll(async () => {
    await server.close();
    await removeFolders();
  });

  it('are not taken from one installation by another with another secret', async () => {
    await expect(ensureRoles(second, 'another secret altogether, long enough')).rejects.toThrow(
      'holds another installation (database first)',
    );
    const client = new pg.Client(asRole(first, 'server', 'the secret of the first installation'));
    await client.connect();
    await client.end();
  });

  it('are shared by installations with one secret, and follow a secret that only one has', async () => {
    await ensureRoles(first, 'a new secret of the only installation');
    await ensureRoles(second, 'a new secret of the only installation');
  });

  it('are made by nobody who may not, who is told so', async () => {
    const client = new pg.Client({ ...server.admin, database: 'postgres' });
    await client.connect();
    await client.query(`create role somebody login password 'word' createrole createdb`);
    await client.end();
    const asked = ensureRoles(
      { ...server.admin, user: 'somebody', password: 'word', database: 'third' },
      'a new secret of the only installation',
    );
    await expect(asked).rejects.toBeInstanceOf(SetupError);
    await expect(asked).rejects.toThrow('The database user somebody may not make the roles');
  });
});
