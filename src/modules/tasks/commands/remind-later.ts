import type { Context } from '../../../platform/context.ts';
import { firstReminder } from '../mail/first-reminder.ts';
import { tables } from '../tables.ts';

/** Somebody who does not answer is reminded by the way they were asked. */
export async function remindLater(
  ctx: Context,
  { deskId, taskId }: { deskId: string; taskId: string },
): Promise<void> {
  const db = tables(ctx);
  const { due, zone, hours, holidays } = await db
    .selectFrom('tasks as t')
    .innerJoin('desks as d', 'd.id', 't.deskId')
    .select(['t.due', 'd.zone', 'd.hours', 'd.holidays'])
    .where('t.deskId', '=', deskId)
    .where('t.id', '=', taskId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('tasks')
    .set({ remindAt: firstReminder(ctx.now, due, { zone, hours, holidays }), reminded: 0 })
    .where('deskId', '=', deskId)
    .where('id', '=', taskId)
    .execute();
}
