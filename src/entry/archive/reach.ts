import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { defaultFolder, installationSecret, openEmbedded } from '../../platform/database/embedded/index.ts';
import { asRole } from '../../platform/database/roles.ts';
import type { Settings } from '../../platform/settings.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { externalDatabase } from '../open-database.ts';
import type { Installation } from './back-up.ts';

export type Reached = Installation & { folder: string | null; close: () => Promise<void> };

/** Opens an installation that is there, as it is: nothing is made and nothing is migrated. */
export async function reachInstalled(settings: Settings): Promise<Reached> {
  const reached = settings.DATABASE_URL ? externalDatabase(settings) : await embedded(settings);
  try {
    await requireInstalled(reached);
    return reached;
  } catch (error) {
    await reached.close();
    throw error;
  }
}

async function embedded(settings: Settings): Promise<Reached> {
  const folder = resolve(settings.THROUGHLINE_DATA ?? defaultFolder('data'));
  if (!existsSync(join(folder, 'postgres'))) {
    throw new SetupError(`Nothing is installed in ${folder}. Name the data folder with --data.`);
  }
  const secret = settings.THROUGHLINE_SECRET ?? (await installationSecret(folder));
  const { admin, close } = await openEmbedded({ folder, use: 'tool', secret });
  return { admin, secret, folder, close };
}

// No such database, no such role, a password that does not follow from the secret.
const notInstalled = ['3D000', '28000', '28P01'];

async function requireInstalled({ admin, secret, folder }: Reached): Promise<void> {
  const client = new pg.Client(asRole(admin, 'owner', secret));
  try {
    await client.connect();
    const { rows } = await client.query(`select to_regclass('app.installation') is not null as there`);
    if (rows[0].there) return;
  } catch (error) {
    if (!notInstalled.includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
  throw new SetupError(
    folder
      ? `Nothing is installed in ${folder}. Name the data folder with --data.`
      : `No Throughline with this THROUGHLINE_SECRET is in the database ${admin.database}. Correct DATABASE_URL or THROUGHLINE_SECRET.`,
  );
}
