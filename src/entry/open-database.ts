import { join, resolve } from 'node:path';
import pg from 'pg';
import { defaultFolder, installationSecret, openEmbedded } from '../platform/database/embedded/index.ts';
import { checkDurability, checkServerVersion } from '../platform/database/embedded/server-version.ts';
import { type InstallationKind, migrate } from '../platform/database/migrate.ts';
import { asRole, type Connection, ensureRoles } from '../platform/database/roles.ts';
import type { Settings } from '../platform/settings.ts';
import { SetupError } from '../platform/setup-error.ts';

export type Opened = {
  admin: Connection;
  secret: string;
  kind: InstallationKind;
  /** The data folder of the embedded server; null where DATABASE_URL names another one. */
  folder: string | null;
  close: () => Promise<void>;
};

export type Opening = {
  settings: Settings;
  use: 'server' | 'tool';
  kind: InstallationKind;
  folder?: string | undefined;
};

/** Opens the database that the settings name, embedded or not, and brings roles and schema to what this program needs. */
export async function openDatabase(opening: Opening): Promise<Opened> {
  const opened = opening.settings.DATABASE_URL ? externalDatabase(opening.settings) : await embedded(opening);
  try {
    await checkServer(opened.admin);
    await ensureRoles(opened.admin, opened.secret);
    const owner = asRole(opened.admin, 'owner', opened.secret);
    if (opening.kind === 'demo') await refuseWhatIsNoDemo(opened, owner);
    await migrate(owner, opening.kind);
    return { ...opened, kind: (await installedKind(owner)) ?? opening.kind };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

export function externalDatabase(settings: Settings): Omit<Opened, 'kind'> {
  const url = new URL(settings.DATABASE_URL ?? '');
  const admin = {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'throughline',
    ...encryption(url.searchParams),
  };
  return { admin, secret: settings.THROUGHLINE_SECRET ?? '', folder: null, close: async () => {} };
}

const encryptions: Record<string, Connection['ssl']> = {
  disable: undefined,
  require: { rejectUnauthorized: false },
  'verify-full': { rejectUnauthorized: true },
};

/** What was asked for and is not understood is refused: a connection in clear would look like any other. */
function encryption(asked: URLSearchParams): Pick<Connection, 'ssl'> {
  const unknown = [...asked.keys()].find((name) => name !== 'host' && name !== 'sslmode');
  const mode = asked.get('sslmode') ?? 'disable';
  if (unknown || !Object.hasOwn(encryptions, mode)) {
    throw new SetupError(
      `DATABASE_URL is not right (${unknown ?? `sslmode=${mode}`} is not known). ` +
        'It may name host, and sslmode as disable, require or verify-full.',
    );
  }
  const ssl = encryptions[mode];
  return ssl ? { ssl } : {};
}

async function embedded({ settings, use, kind, folder }: Opening): Promise<Omit<Opened, 'kind'>> {
  const named = folder ?? settings.THROUGHLINE_DATA;
  const chosen = named ? resolve(named) : defaultFolder(kind === 'demo' ? 'demo-data' : 'data');
  const secret = settings.THROUGHLINE_SECRET ?? (await installationSecret(chosen));
  const server = await openEmbedded({ folder: chosen, use, secret });
  return { admin: server.admin, secret, folder: server.folder, close: server.close };
}

export async function checkServer(admin: Connection): Promise<void> {
  const client = new pg.Client({ ...admin, database: 'postgres' });
  try {
    await client.connect();
  } catch (error) {
    throw new SetupError(
      `The database at ${join(admin.host, String(admin.port))} does not answer (${(error as { code?: string }).code ?? 'refused'}). Start it, or correct DATABASE_URL.`,
    );
  }
  try {
    const { rows } = await client.query(
      `select name, setting from pg_settings where name in ('server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit')`,
    );
    const settings = Object.fromEntries(rows.map((row) => [row.name, row.setting]));
    checkServerVersion(Number(settings.server_version_num));
    checkDurability(settings);
  } finally {
    await client.end();
  }
}

/** Before anything is changed: stories are told only where nothing but stories is. */
async function refuseWhatIsNoDemo({ folder, admin }: Omit<Opened, 'kind'>, owner: Connection): Promise<void> {
  const kind = await installedKind(owner);
  if (kind === null || kind === 'demo') return;
  throw new SetupError(
    `${folder ?? `The database ${admin.database}`} holds a ${kind} installation, which is left as it is. ` +
      (folder ? 'Choose another folder for the demo with --data.' : 'Name another database in DATABASE_URL.'),
  );
}

/** Null where nothing is installed yet. */
async function installedKind(owner: Connection): Promise<InstallationKind | null> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows: found } = await client.query(`select to_regclass('app.installation') is not null as there`);
    if (!found[0].there) return null;
    const { rows } = await client.query('select kind from app.installation');
    return rows[0]?.kind ?? null;
  } finally {
    await client.end();
  }
}
