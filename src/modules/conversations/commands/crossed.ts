import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import type { VisibleCase } from '../../cases/index.ts';

/**
 * What was written before its writer saw the customer's or a colleague's last word may say the wrong thing. They are
 * counted and not compared by time, because whoever began earlier may be there later; and the case is held until the
 * transaction ends, so that none comes in between.
 */
export async function refuseCrossed(
  ctx: Context,
  { deskId, id }: Pick<VisibleCase, 'deskId' | 'id'>,
  seen: number,
): Promise<void> {
  await sql`select from cases where desk_id = ${deskId} and id = ${id} for update`.execute(ctx.db);
  if ((await saidByOthers(ctx, { deskId, id })) > seen)
    throw conflict(
      'message.crossed',
      'Somebody wrote while you did, and you have not seen it. Read it, then send or change your answer.',
    );
}

/** How many words there are on a case between the customer and others than whoever acts. */
export async function saidByOthers(
  ctx: Context,
  { deskId, id }: Pick<VisibleCase, 'deskId' | 'id'>,
): Promise<number> {
  const { rows } = await sql<{ said: number }>`
    select count(*)::int as said from entries
    where desk_id = ${deskId} and case_id = ${id} and audience = 'customer' and author_kind in ('customer', 'person')
      and author_id <> ${ctx.actor.id}`.execute(ctx.db);
  return rows[0]?.said ?? 0;
}
