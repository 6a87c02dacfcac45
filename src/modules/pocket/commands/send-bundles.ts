import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { showTo, textToStaff } from '../../conversations/index.ts';
import { proposedTo } from '../proposed.ts';
import { keepBundle, questionsNow, roomFor, sayQuestions } from '../questions.ts';
import type { Worker } from '../the-day.ts';
import { workers } from './work-by-text.ts';

type Due = { pocketId: string; place: number };

/** Sends what they are asked to whoever has chosen to be asked by now; at most two bundles a day. */
export async function sendBundles(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const { rows: due } = await sql<Due>`select pocket_id, place from app.bundles_due_on(${deskId})`.execute(
    ctx.db,
  );
  let sent = 0;
  for (const { pocketId, place } of due) {
    const worker = await workers(ctx, deskId).where('w.id', '=', pocketId).executeTakeFirst();
    const questions = worker ? await questionsNow(ctx, worker) : [];
    if (!worker) continue;
    const proposals = roomFor(questions, await proposedFor(ctx, worker));
    if (questions.length + proposals.length === 0) continue;
    const outboxId = uuid();
    if (!(await keepBundle(ctx, worker, { place, questions, proposals, outboxId }))) continue;
    const words = sayQuestions(questions, { ...worker, now: ctx.now }, proposals);
    await showTo(ctx, worker, { cases: questions });
    await textToStaff(ctx, { id: outboxId, deskId, number: worker.number, words });
    sent += 1;
  }
  return sent;
}

/** Asked as them, for who is proposed is shown to the client alone; goes on as the desk. */
async function proposedFor(ctx: Context, worker: Worker) {
  const { deskId, personId, organizationId } = worker;
  const proposals = await proposedTo(await ctx.become({ kind: 'person', personId, organizationId }), worker);
  await ctx.become({ kind: 'desk-system', deskId });
  return proposals;
}
