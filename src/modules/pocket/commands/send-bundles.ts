import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { textToStaff } from '../../conversations/index.ts';
import { keepBundle, questionsNow, sayQuestions } from '../questions.ts';
import { showTo } from '../show-to.ts';
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
    if (!worker || questions.length === 0) continue;
    const outboxId = uuid();
    if (!(await keepBundle(ctx, worker, { place, questions, outboxId }))) continue;
    const words = sayQuestions(questions, { ...worker, now: ctx.now });
    await showTo(ctx, worker, { cases: questions });
    await textToStaff(ctx, { id: outboxId, deskId, number: worker.number, words });
    sent += 1;
  }
  return sent;
}
