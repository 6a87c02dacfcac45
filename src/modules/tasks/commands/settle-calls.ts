import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { append, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { place } from '../../conversations/index.ts';
import { openStates } from '../states.ts';
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
  number: string;
  request: string;
};

/**
 * A call that reached the customer is done when it is noted. One that was not made goes on where its case was joined to
 * another, and is needed no more where its case has ended.
 */
export async function settleCalls(ctx: Context): Promise<number> {
  const { rows } = await sql<Over>`
    select t.desk_id, t.id, t.case_id, o.made, o.case_state, t.begins_at, t.ends_at, w.number, w.request
    from tasks t
    join app.calls_over o on o.desk_id = t.desk_id and o.id = t.id
    join task_words w on w.desk_id = t.desk_id and w.task_id = t.id
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
async function goOn(ctx: Context, { caseId, beginsAt, endsAt, number, request }: Over): Promise<void> {
  const lead = await whereItGoesOn(ctx, await visibleCase(ctx, caseId));
  if (lead.state === 'ended' || (await isAsked(ctx, lead))) return;
  const taskId = await keepCall(ctx, place(lead), { beginsAt, endsAt, number, request });
  const data = { beginsAt, endsAt };
  await append(ctx, place(lead), { kind: 'task asked', audience: 'companies', taskId, data });
}

async function isAsked(ctx: Context, { deskId, id }: { deskId: string; id: string }): Promise<boolean> {
  const asked = await tables(ctx)
    .selectFrom('tasks')
    .select('id')
    .where('deskId', '=', deskId)
    .where('caseId', '=', id)
    .where('kind', '=', 'call')
    .where('state', 'in', openStates)
    .executeTakeFirst();
  return asked !== undefined;
}
