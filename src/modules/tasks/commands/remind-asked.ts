import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { append } from '../../cases/index.ts';
import { hearsByMail } from '../mail/asked-by-mail.ts';
import { mailTask } from '../mail/mail-task.ts';
import type { TaskState } from '../states.ts';
import { tables } from '../tables.ts';

type Due = {
  deskId: string;
  id: string;
  caseId: string;
  state: TaskState;
  due: Instant | null;
  reminded: number;
  isQuestion: boolean;
  mayRemind: boolean;
};

/** Whoever has not answered is reminded once, and once more when it is due; the line says so. */
export async function remindAsked(ctx: Context): Promise<number> {
  const { rows } = await sql<Due>`
    select t.desk_id, t.id, t.case_id, t.state, t.due, t.reminded, t.choices is not null as is_question,
      app.may_remind(t.desk_id, t.id) as may_remind
    from tasks t
    where t.desk_id = ${ctx.actor.deskId} and t.remind_at <= app.now() and t.state in ('asked', 'accepted')
    order by t.remind_at limit 50 for update of t skip locked`.execute(ctx.db);
  for (const task of rows) await remind(ctx, task);
  return rows.length;
}

/** Whoever accepted before is not asked again before it is due, and a question that is due is over. What they wrote is read first. */
async function remind(
  ctx: Context,
  { deskId, id, caseId, state, due, reminded, isQuestion, mayRemind }: Due,
): Promise<void> {
  const isDue = due !== null && due <= ctx.now;
  const again = due !== null && !isDue && !isQuestion ? due : null;
  const isReminded = mayRemind && (isDue ? !isQuestion : state === 'asked' && reminded === 0);
  if (isReminded && (await hearsByMail(ctx, { deskId, taskId: id }))) {
    const about = { kind: 'task reminded', audience: 'task', taskId: id } as const;
    const entryId = await append(ctx, { deskId, caseId }, about);
    await mailTask(ctx, { deskId, taskId: id, entryId, tells: isDue ? 'due' : 'reminder' });
  }
  await tables(ctx)
    .updateTable('tasks')
    .set({ remindAt: again, reminded: Math.min(2, reminded + 1) })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
}
