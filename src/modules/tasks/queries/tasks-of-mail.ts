import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { senderOfHeldMail } from '../../conversations/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { tasksApi } from '../contract.ts';
import { tasksOfSender } from '../mail/find-task.ts';
import { tables } from '../tables.ts';

/** Among these somebody chooses where a mail belongs that does not say so itself. */
export async function tasksOfMail(
  ctx: Context,
  input: Input<typeof tasksApi.tasksOfMail>,
): Promise<Output<typeof tasksApi.tasksOfMail>> {
  const { id: deskId } = await visibleDesk(ctx, input.desk);
  const sender = await senderOfHeldMail(ctx, { deskId, mailId: input.mail });
  const tasks = sender === null ? [] : await tasksOfSender(ctx, { deskId, sender });
  if (tasks.length === 0) return { items: [], next: null };
  const cases = await tables(ctx)
    .selectFrom('cases as c')
    .innerJoin('caseWords as w', (join) =>
      join.onRef('w.deskId', '=', 'c.deskId').onRef('w.caseId', '=', 'c.id'),
    )
    .select(['c.id', 'c.deskId', 'c.reference', 'w.subject'])
    .where('c.deskId', '=', deskId)
    .where('c.id', 'in', [...new Set(tasks.map(({ caseId }) => caseId))])
    .execute();
  const items = tasks.flatMap(({ id, caseId, state, request, theirReference, due }) => {
    const about = cases.find((one) => one.id === caseId);
    return about ? [{ id, state, request, theirReference, due, case: about }] : [];
  });
  return { items, next: null };
}
