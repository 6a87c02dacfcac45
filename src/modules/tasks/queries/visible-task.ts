import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

/** A task that the actor sees, and whether a third party is asked: engagements are hidden from third parties themselves. */
export async function visibleTask(ctx: Context, id: string) {
  const task = await tables(ctx)
    .selectFrom('tasks as t')
    .leftJoin('engagements as e', (join) =>
      join.onRef('e.deskId', '=', 't.deskId').onRef('e.id', '=', 't.engagementId'),
    )
    .selectAll('t')
    .select(sql<boolean>`coalesce(e.role, 'third party') = 'third party'`.as('ofThirdParty'))
    .where(sql<boolean>`t.desk_id = any ((select app.desks_i_know())::uuid[])`)
    .where('t.id', '=', id)
    .executeTakeFirst();
  if (!task) throw noSuchTask();
  return task;
}

export const noSuchTask = () => notFound('task.not-found', 'There is no such task here.');
