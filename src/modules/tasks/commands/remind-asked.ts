import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { append } from '../../cases/index.ts';
import { heardByMail } from '../mail/asked-by-mail.ts';
import { mailTask } from '../mail/mail-task.ts';
import type { TaskState } from '../states.ts';
import { tables } from '../tables.ts';

type Due = {
  deskId: string;
  id: string;
  caseId: string;
  state: TaskState;
  due: Instant | null;
  remindAt: Instant;
  reminded: number;
  isQuestion: boolean;
  isOutside: boolean;
  mayRemind: boolean;
  /** When the day begins by which it was accepted, and when it is over. */
  dayBegins: Instant | null;
  dayEnds: Instant | null;
};

/** Whoever has not answered is reminded once, and once more when it is due; the line says so. */
export async function remindAsked(ctx: Context): Promise<number> {
  const { rows } = await sql<Due>`
    select t.desk_id, t.id, t.case_id, t.state, t.due, t.remind_at, t.reminded, t.choices is not null as is_question,
      e.role = 'third party' as is_outside, app.may_remind(t.desk_id, t.id) as may_remind,
      t.expected_on::timestamp at time zone d.zone as day_begins,
      (t.expected_on + 1)::timestamp at time zone d.zone as day_ends
    from tasks t
    join desks d on d.id = t.desk_id
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    where t.desk_id = ${ctx.actor.deskId} and t.remind_at <= app.now() and t.state in ('asked', 'accepted')
    order by t.remind_at limit 50 for update of t skip locked`.execute(ctx.db);
  const deskId = ctx.actor.deskId ?? '';
  const heard = await heardByMail(ctx, { deskId, taskIds: rows.map(({ id }) => id) });
  for (const task of rows) await remind(ctx, task, heard.has(task.id));
  return rows.length;
}

type Step = { isReminded: boolean; next: Instant | null };

async function remind(ctx: Context, task: Due, isMailed: boolean): Promise<void> {
  const { deskId, id, caseId, due, reminded } = task;
  const { isReminded, next } = isMailed ? byMail(ctx, task) : here(ctx, task);
  if (task.mayRemind && isReminded) {
    const audience = task.isOutside ? 'task' : 'companies';
    const entryId = await append(
      ctx,
      { deskId, caseId },
      { kind: 'task reminded', audience: isMailed ? 'task' : audience, taskId: id },
    );
    const isDue = due !== null && due <= ctx.now;
    if (isMailed) await mailTask(ctx, { deskId, taskId: id, entryId, tells: isDue ? 'due' : 'reminder' });
    else await sql`select app.tell_of_reminder(${deskId}, ${entryId})`.execute(ctx.db);
  }
  await tables(ctx)
    .updateTable('tasks')
    .set({ remindAt: next, reminded: Math.min(2, reminded + 1) })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
}

/** Whoever accepted before is not asked again before it is due, and a question that is due is over. What they wrote is read first. */
function byMail({ now }: Context, { due, state, reminded, isQuestion }: Due): Step {
  const isDue = due !== null && due <= now;
  return {
    isReminded: isDue ? !isQuestion : state === 'asked' && reminded === 0,
    next: due !== null && !isDue && !isQuestion ? due : null,
  };
}

/** With an account they find it where they look anyway: whoever accepted on the morning of their day, and once that is over. */
function here(ctx: Context, task: Due): Step {
  const { state, remindAt, dayBegins, dayEnds } = task;
  if (state !== 'accepted' || dayBegins === null || dayEnds === null) return byMail(ctx, task);
  if (ctx.now < dayBegins) return { isReminded: false, next: dayBegins };
  // Whoever says today that it is done today need not hear so.
  if (ctx.now < dayEnds) return { isReminded: remindAt === dayBegins, next: dayEnds };
  return { isReminded: true, next: null };
}
