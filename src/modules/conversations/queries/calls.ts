import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { CallDraft } from '../call-contract.ts';
import { isOwnDraft, tables } from '../tables.ts';

export async function myCalls(ctx: Context): Promise<{ items: CallDraft[] }> {
  const items = await tables(ctx)
    .selectFrom('callDrafts')
    .select(['id', 'deskId', 'direction', 'outcome', 'customerId', 'caseId', 'asked', 'name', 'address'])
    .select(['said', 'told', 'note', 'stands', 'nextWordBy', 'tab', 'version'])
    .where(isOwnDraft(ctx))
    .orderBy(sql`recorded_at`)
    .orderBy('id')
    .limit(50)
    .execute();
  return { items };
}
