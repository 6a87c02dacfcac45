import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { append, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { place } from '../../conversations/index.ts';
import { tables } from '../tables.ts';
import { keepCall } from './ask-for-call.ts';

type Over = {
  deskId: string;
  id: string;
  caseId: string;
  made: boolean;
  caseState: 'open' | 'done' | 'ended' | 'joined';
  beginsAt: Instant;
  endsAt: Instant;
};

/**
 * A call that reached the customer is done when it is noted. One that was not made goes on where its case was joined to
 * another, and is needed no more where its case has ended.
 */
export async function settleCalls(ctx: Context): Promise<number> {
  const { rows } = await sql<Over>`
    select t.desk_id, t.id, t.case_id, o.made, o.case_state, t.begins_at, t.ends_at
    from tasks t join app.calls_over o on o.desk_id = t.desk_id and o.id = t.id
    where o.made or o.case_state in ('ended', 'joined')
    limit 50 for update of t skip locked`.execute(ctx.db);
  for (const call of rows) {
    await settle(ctx, call);
    if (!call.made && call.caseState === 'joined') await goOn(ctx, call);
  }
  return rows.length;
}

async function settle(ctx: Context, { deskId, id, caseId, made }: Over): Promise<void> {
  await tables(ctx)
    .updateTable('tasks')
    .set((row) => ({ state: made ? 'done' : 'withdrawn', version: row('version', '+', 1) }))
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  const kind = made ? 'task done' : 'task withdrawn';
  await append(ctx, { deskId, caseId }, { kind, audience: 'companies', taskId: id });
}

/** The customer is still there then; where they are called about the other case already, that is their call. */
async function goOn(ctx: Context, { deskId, id, caseId, beginsAt, endsAt }: Over): Promise<void> {
  const lead = await whereItGoesOn(ctx, await visibleCase(ctx, caseId));
  const words = await tables(ctx)
    .selectFrom('taskWords')
    .select(['number', 'request'])
    .where('deskId', '=', deskId)
    .where('taskId', '=', id)
    .executeTakeFirst();
  if (lead.state === 'ended' || !words?.number) return;
  const { number, request } = words;
  const taskId = await keepCall(ctx, place(lead), { beginsAt, endsAt, number, request });
  if (!taskId) return;
  const data = { beginsAt, endsAt };
  await append(ctx, place(lead), { kind: 'task asked', audience: 'companies', taskId, data });
}
