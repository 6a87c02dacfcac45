import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { type KnowledgeTables, tables } from '../tables.ts';

export type VisibleGap = Selectable<KnowledgeTables['gaps']>;

/** The gap, if whoever acts may see it. */
export async function visibleGap(ctx: Context, id: string): Promise<VisibleGap> {
  const found = await tables(ctx).selectFrom('gaps').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw notFound('gap.not-found', 'There is no such gap here.');
  return found;
}

/** Whether I made it, and nobody else has said that they met it, too. */
export async function isMetByMeAlone(ctx: Context, { deskId, id, madeById }: VisibleGap): Promise<boolean> {
  if (madeById !== ctx.actor.id) return false;
  const others = await tables(ctx)
    .selectFrom('gapCases')
    .select('byId')
    .where('deskId', '=', deskId)
    .where('gapId', '=', id)
    .where('byId', '!=', madeById)
    .limit(1)
    .execute();
  return others.length === 0;
}
