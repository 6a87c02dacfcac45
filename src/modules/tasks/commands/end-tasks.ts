import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { append } from '../../cases/index.ts';
import type { desksApi } from '../../desks/contract.ts';
import { endEngagement, visibleDesk } from '../../desks/index.ts';
import { endedWords } from '../ended-words.ts';
import { tables } from '../tables.ts';

type Asked = { deskId: string; id: string; caseId: string; company: string; language: string };

/** Ends an engagement, and with it what its company was asked and has not done. */
export async function endEngagementAndTasks(
  ctx: Context,
  input: Input<typeof desksApi.endEngagement>,
): Promise<{ id: string }> {
  const ended = await endEngagement(ctx, input);
  const { id: deskId } = await visibleDesk(ctx, input.desk);
  while ((await endTasksOf(ctx, deskId)) > 0);
  return ended;
}

/** The same where the last day of an engagement is over. */
export const endTasks = (ctx: Context): Promise<number> => endTasksOf(ctx, ctx.actor.deskId ?? '');

async function endTasksOf(ctx: Context, deskId: string): Promise<number> {
  const { rows } = await sql<Asked>`
    select t.desk_id, t.id, t.case_id, coalesce(o.name, '') as company, d.languages[1] as language
    from tasks t
    join engagements e on e.desk_id = t.desk_id and e.id = t.engagement_id
    join desks d on d.id = t.desk_id
    left join organizations o on o.id = t.organization_id
    where t.desk_id = ${deskId} and t.kind = 'work' and t.state in ('asked', 'accepted') and e.ends_at <= app.now()
    order by t.id limit 50 for update of t skip locked`.execute(ctx.db);
  for (const task of rows) await end(ctx, task);
  return rows.length;
}

async function end(ctx: Context, { deskId, id, caseId, company, language }: Asked): Promise<void> {
  await tables(ctx)
    .updateTable('tasks')
    .set((row) => ({ state: 'withdrawn', version: row('version', '+', 1) }))
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  const entryId = await append(
    ctx,
    { deskId, caseId },
    {
      ...{ kind: 'task withdrawn', audience: 'companies', taskId: id },
      data: { engagementEnded: true },
      words: { text: endedWords(language)(company) },
    },
  );
  await sql`select app.tell_to_ask_elsewhere(${deskId}, ${entryId})`.execute(ctx.db);
}
