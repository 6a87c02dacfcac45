import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { notFound } from '../../../platform/refusal.ts';
import type { BulkAction, todayApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** How far it went: after it was done for which cases not, after it was undone which of them stay done. */
export async function bulkAction(
  ctx: Context,
  { action }: Input<typeof todayApi.bulkAction>,
): Promise<BulkAction> {
  const steps = await tables(ctx)
    .selectFrom('bulkSteps as s')
    .innerJoin('caseWords as w', (join) =>
      join.onRef('w.deskId', '=', 's.deskId').onRef('w.caseId', '=', 's.caseId'),
    )
    .innerJoin('cases as c', (join) => join.onRef('c.deskId', '=', 's.deskId').onRef('c.id', '=', 's.caseId'))
    .innerJoin('customers as k', (join) =>
      join.onRef('k.deskId', '=', 'c.deskId').onRef('k.id', '=', 'c.customerId'),
    )
    .select(['s.deskId', 's.caseId', 's.kind', 's.done', 's.whyNot', 's.undoneAt', 'w.subject'])
    .select('k.name as customer')
    .where('s.actionId', '=', action)
    .orderBy('s.caseId')
    .execute();
  const [first] = steps;
  if (!first) throw notFound('bulk-action.not-found', 'There is no such action of yours here.');
  const undone = first.undoneAt !== null;
  const concerned = steps.filter(({ done }) => !undone || done);
  const failed = concerned.flatMap(({ deskId, caseId, subject, customer, whyNot }) =>
    whyNot ? [{ deskId, caseId, subject, customer, sentence: whyNot }] : [],
  );
  return { id: action, kind: first.kind, undone, count: concerned.length - failed.length, failed };
}
