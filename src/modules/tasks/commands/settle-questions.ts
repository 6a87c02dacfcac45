import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../cases/index.ts';
import { tables } from '../tables.ts';
import { tellAsker } from './tell-asker.ts';

type Over = {
  deskId: string;
  id: string;
  caseId: string;
  otherwise: string;
  isOutside: boolean;
  ofLeads: boolean;
};

/** Nobody has answered by when it was needed: the line says so, and what is done instead. */
export async function settleQuestions(ctx: Context): Promise<number> {
  const { rows } = await sql<Over>`
    select t.desk_id, t.id, t.case_id, t.of_leads, w.otherwise, e.role = 'third party' as is_outside
    from tasks t
    join task_words w on w.desk_id = t.desk_id and w.task_id = t.id
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    where t.desk_id = ${ctx.actor.deskId} and t.choices is not null and t.state in ('asked', 'accepted')
      and t.due <= app.now()
    order by t.due limit 50 for update of t skip locked`.execute(ctx.db);
  for (const { otherwise, ofLeads, ...task } of rows) {
    // What is done in somebody's name is said once it is, for it may not be allowed any more; whoever asked is told then.
    const entryId = await lapse(ctx, task, ofLeads ? undefined : otherwise);
    if (!ofLeads) await tellAsker(ctx, task.deskId, entryId);
  }
  return rows.length;
}

type Unanswered = { deskId: string; caseId: string; id: string; isOutside: boolean };

/** Nobody has answered in time; the words say what is done instead. */
async function lapse(
  ctx: Context,
  { deskId, caseId, id, isOutside }: Unanswered,
  otherwise?: string,
): Promise<string> {
  await tables(ctx)
    .updateTable('tasks')
    .set((row) => ({ state: 'lapsed', version: row('version', '+', 1) }))
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  return append(
    ctx,
    { deskId, caseId },
    {
      ...{ kind: 'task lapsed', audience: isOutside ? 'task' : 'companies', taskId: id },
      ...(otherwise && { words: { text: otherwise } }),
    },
  );
}

/** Nobody said in time what was needed at once: whoever asked hears it once, however many were asked. */
export async function lapseAtOnce(ctx: Context, tasks: readonly Unanswered[]): Promise<void> {
  for (const [place, task] of tasks.entries()) {
    const entryId = await lapse(ctx, task);
    if (place === 0) await tellAsker(ctx, task.deskId, entryId);
  }
}
