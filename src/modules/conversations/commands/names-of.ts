import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { tables } from '../tables.ts';

type Asked = { deskId: string; ids: readonly string[] };

/** What customers of a desk call people, by their ids. */
export async function namesOf(ctx: Context, { deskId, ids }: Asked): Promise<Map<string, string>> {
  const rows = await tables(ctx)
    .selectFrom('persons')
    .select(['id', sql<string>`app.called(${deskId}, id, name)`.as('name')])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
