import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** The walk, if whoever acts may see it. */
export async function visibleWalk(ctx: Context, id: string): Promise<{ deskId: string; id: string }> {
  const found = await tables(ctx)
    .selectFrom('walks')
    .select(['deskId', 'id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound('walk.not-found', 'There is no such walk here.');
  return found;
}

/** A case of a walk, if whoever acts may see it. */
export async function visibleWalkCase(ctx: Context, id: string): Promise<{ deskId: string; id: string }> {
  const found = await tables(ctx)
    .selectFrom('walkCases')
    .select(['deskId', 'id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw notFound('walk-case.not-found', 'There is no such case in a walk here.');
  return found;
}
