import type { Context } from '../../../platform/context.ts';
import type { CallDraft } from '../call-contract.ts';
import { isOwnDraft, tables } from '../tables.ts';

export async function myCalls(ctx: Context): Promise<{ items: CallDraft[] }> {
  const items = await tables(ctx)
    .selectFrom('callDrafts as d')
    .leftJoin('customers as k', (join) =>
      join.onRef('k.deskId', '=', 'd.deskId').onRef('k.id', '=', 'd.customerId'),
    )
    .select(['d.id', 'd.deskId', 'd.direction', 'd.outcome', 'd.customerId', 'd.caseId', 'd.asked', 'd.name'])
    .select([
      'd.address',
      'd.said',
      'd.told',
      'd.note',
      'd.stands',
      'd.nextWordBy',
      'd.danger',
      'd.tab',
      'd.version',
    ])
    .select('k.name as customer')
    .where(isOwnDraft(ctx))
    .orderBy('d.recordedAt')
    .orderBy('d.id')
    .limit(50)
    .execute();
  return { items };
}
