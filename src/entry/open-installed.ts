import pg from 'pg';
import { checkSchema } from '../platform/database/migrate.ts';
import { asRole } from '../platform/database/roles.ts';
import type { Settings } from '../platform/settings.ts';
import { type Reached, reachInstalled } from './archive/reach.ts';

/** For a command that works on what is there. A server of an older version may run on it, so nothing is migrated. */
export async function openInstalled(settings: Settings): Promise<Reached> {
  const reached = await reachInstalled(settings);
  const owner = new pg.Client(asRole(reached.admin, 'owner', reached.secret));
  try {
    await owner.connect();
    await checkSchema(owner);
    return reached;
  } catch (error) {
    await reached.close();
    throw error;
  } finally {
    await owner.end();
  }
}
