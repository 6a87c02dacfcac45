import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** Drops the bytes of pictures that no article shows a day after they were kept. */
export async function dropUnshownPictures(ctx: Context): Promise<number> {
  const { rows } = await sql<{ dropped: number }>`select app.drop_unshown_pictures() as dropped`.execute(
    ctx.db,
  );
  return rows[0]?.dropped ?? 0;
}
