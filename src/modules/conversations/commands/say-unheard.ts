import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../cases/index.ts';
import { tables } from '../tables.ts';

/** Says on each case where danger was marked, once, that no text told it to everybody of the client and somebody has to ring. */
export async function sayUnheard(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const unheard = await tables(ctx)
    .selectFrom('dangers')
    .select(['id', 'caseId', 'kind', 'number'])
    .where('deskId', '=', deskId)
    .where('unheardAt', 'is not', null)
    .where('unheardEntryId', 'is', null)
    .where('caseId', 'is not', null)
    .limit(20)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id, caseId, kind, number } of unheard) {
    if (!caseId) continue;
    const entryId = uuid();
    await tables(ctx)
      .updateTable('dangers')
      .set({ unheardEntryId: entryId })
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .execute();
    await append(
      ctx,
      { deskId, caseId },
      {
        ...{ id: entryId, kind: 'danger', audience: 'companies' },
        data: { danger: kind, number, unheardId: id },
      },
    );
  }
  return unheard.length;
}
