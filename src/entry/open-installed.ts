import { migrate } from '../platform/database/migrate.ts';
import { asRole, ensureRoles } from '../platform/database/roles.ts';
import type { Settings } from '../platform/settings.ts';
import { type Reached, reachInstalled } from './archive/reach.ts';

/** For a command that works on what is there: brings it to what this program needs, and makes nothing where nothing is. */
export async function openInstalled(settings: Settings): Promise<Reached> {
  const reached = await reachInstalled(settings);
  try {
    await ensureRoles(reached.admin, reached.secret);
    await migrate(asRole(reached.admin, 'owner', reached.secret), 'production');
    return reached;
  } catch (error) {
    await reached.close();
    throw error;
  }
}
