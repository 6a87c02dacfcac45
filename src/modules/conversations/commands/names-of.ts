import type { Context } from '../../../platform/context.ts';
import { tables } from '../tables.ts';

/** What people are called, by their ids. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tables(ctx)
    .selectFrom('persons')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
