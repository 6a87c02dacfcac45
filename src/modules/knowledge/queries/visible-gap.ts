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
