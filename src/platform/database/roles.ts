import pg from 'pg';
import { SetupError } from '../setup-error.ts';
import { rolePassword } from './embedded/role-password.ts';

/** Where a PostgreSQL server is, and as whom to speak to it. */
export type Connection = {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Absent where nothing is encrypted, as on a socket of this machine. */
  ssl?: { rejectUnauthorized: boolean };
};

/**
 * The roles and what each is for:
 * owner writes the schema; server runs web and worker; definer owns the reviewed functions that see more than their
 * caller; archive reads everything for a backup; mailer alone says that a mail was sent; auth belongs to better-auth.
 */
const roles = ['owner', 'server', 'definer', 'archive', 'mailer', 'auth'] as const;
export type Role = (typeof roles)[number];

/** Roles are cluster-wide while advisory locks are per database, so this lock is taken in `postgres`. */
const rolesLock = 7_316_001;

/** Taken in the installation's own database by whoever changes its schema or the rights on it. */
export const schemaLock = 7_316_002;

export function asRole(admin: Connection, role: Role, secret: string): Connection {
  const user = `throughline_${role}`;
  return { ...admin, user, password: rolePassword(secret, user) };
}

export async function ensureRoles(admin: Connection, secret: string): Promise<void> {
  const client = new pg.Client({ ...admin, database: 'postgres' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [rolesLock]);
    await refuseRolesOfAnother(client, admin, secret);
    for (const role of roles) await ensureRole(client, role, secret);
    await client.query('grant throughline_definer, throughline_auth to throughline_owner');
    await ensureDatabase(client, admin.database);
    await giveSchema(admin);
  } catch (error) {
    throw (error as { code?: string }).code === '42501' ? mayNotMakeRoles(admin.user) : error;
  } finally {
    await client.end();
  }
}

const mayNotMakeRoles = (user: string) =>
  new SetupError(
    `The database user ${user} may not make the roles that keep companies apart. DATABASE_URL should name a superuser, ` +
      'or from PostgreSQL 16 on a user with CREATEROLE, CREATEDB and BYPASSRLS.',
  );

/** Roles belong to the whole server: another secret would give them other passwords and lock the other installation out. */
async function refuseRolesOfAnother(client: pg.Client, admin: Connection, secret: string): Promise<void> {
  const others = await client.query(
    `select datname as name from pg_database d join pg_roles r on r.oid = d.datdba
     where r.rolname = 'throughline_owner' and datname <> $1 order by 1`,
    [admin.database],
  );
  if (others.rowCount === 0 || (await fits({ ...admin, database: 'postgres' }, secret))) return;
  throw new SetupError(
    `This PostgreSQL server holds another installation (database ${others.rows[0].name}) with another secret. ` +
      'Give both the same THROUGHLINE_SECRET, or use a server of its own.',
  );
}

async function fits(admin: Connection, secret: string): Promise<boolean> {
  const client = new pg.Client(asRole(admin, 'owner', secret));
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** An owner that inherits nothing does not have what the database's owner has in `public` by membership. */
async function giveSchema(admin: Connection): Promise<void> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [schemaLock]);
    await client.query('grant all on schema public to throughline_owner with grant option');
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, role: Role, secret: string): Promise<void> {
  const name = `throughline_${role}`;
  const password = client.escapeLiteral(rolePassword(secret, name));
  const found = await client.query('select from pg_roles where rolname = $1', [name]);
  // The owner hands functions to the definer, as its member, and must not see with its eyes.
  const own = { definer: 'nologin', archive: 'login bypassrls', owner: 'login noinherit' } as Partial<
    Record<Role, string>
  >;
  const rights = `${own[role] ?? 'login'} password ${password}`;
  await client.query(`${found.rowCount ? 'alter' : 'create'} role ${name} ${rights}`);
}

async function ensureDatabase(client: pg.Client, database: string): Promise<void> {
  const name = client.escapeIdentifier(database);
  const found = await client.query('select from pg_database where datname = $1', [database]);
  if (!found.rowCount) await client.query(`create database ${name} template template0 encoding 'UTF8'`);
  await client.query(`alter database ${name} owner to throughline_owner`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(
    `grant connect on database ${name} to throughline_server, throughline_archive, throughline_mailer, throughline_auth`,
  );
}
