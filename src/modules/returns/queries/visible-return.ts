import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { type ReturnsTables, tables } from '../tables.ts';

/** The return, if whoever acts may see it. */
export async function visibleReturn(ctx: Context, id: string): Promise<Selectable<ReturnsTables['returns']>> {
  const found = await tables(ctx).selectFrom('returns').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw notFound('return.not-found', 'There is no such return here.');
  return found;
}
