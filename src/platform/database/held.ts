import type pg from 'pg';

export type Copy = { restoredAt: string; backupMadeAt: string; heldSince: string | null };

/** What is known of an installation that was restored from a backup; null for an original. A held one sends nothing. */
export async function copyOf(database: pg.Pool | pg.ClientBase): Promise<Copy | null> {
  const { rows } = await database.query(
    'select restored_at::text, backup_made_at::text, held_since::text from app.installation',
  );
  const { restored_at: restoredAt, backup_made_at: backupMadeAt, held_since: heldSince } = rows[0] ?? {};
  return restoredAt ? { restoredAt, backupMadeAt, heldSince } : null;
}

export async function isHeld(database: pg.Pool | pg.ClientBase): Promise<boolean> {
  const { rows } = await database.query('select held_since is not null as held from app.installation');
  return rows[0]?.held ?? false;
}
