import { type Selectable, sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { type KnowledgeTables, tables } from '../tables.ts';

export type VisibleWay = Selectable<KnowledgeTables['ways']> & {
  /** The case in which its own goes on. */
  goesOnIn: string;
};

/** What a customer told of another way, if whoever acts may see it; on one desk, where that is known. */
export async function visibleWay(ctx: Context, id: string, deskId?: string): Promise<VisibleWay> {
  const found = await tables(ctx)
    .selectFrom('ways as w')
    .selectAll('w')
    .select(sql<string>`app.goes_on_in(w.desk_id, w.case_id)`.as('goesOnIn'))
    .where('w.id', '=', id)
    .$if(deskId !== undefined, (query) => query.where('w.deskId', '=', deskId ?? ''))
    .executeTakeFirst();
  if (!found) throw noSuchWay();
  return found;
}

export const noSuchWay = () => notFound('way.not-found', 'Nobody told of another way there.');
