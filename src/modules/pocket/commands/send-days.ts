import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { showTo, textToStaff } from '../../conversations/index.ts';
import { tables } from '../tables.ts';
import { dayIn, dayOf, keepDay, sayDay, type Worker } from '../the-day.ts';
import { pocketWords } from '../words.ts';
import { workers } from './work-by-text.ts';

/** Sends the day to whoever chose to have it by now and has not had it today. */
export async function sendDays(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const due = await workers(ctx, deskId)
    .select(['w.dayAt', 'w.daySentOn'])
    .where('w.dayAt', 'is not', null)
    .execute();
  let sent = 0;
  for (const { dayAt, daySentOn, ...worker } of due) {
    const here = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(worker.zone);
    const today = dayIn(ctx.now, worker.zone);
    const isDue = dayAt !== null && Temporal.PlainTime.compare(here.toPlainTime(), dayAt) >= 0;
    if (!isDue || daySentOn === today || !(await takeDay(ctx, worker, today))) continue;
    const { personId, organizationId, number, zone } = worker;
    const items = await dayOf(await ctx.become({ kind: 'person', personId, organizationId }), worker);
    const outboxId = uuid();
    const desk = await showTo(ctx, worker, { cases: items });
    await keepDay(desk, worker, { items, outboxId, askedFor: false });
    const words = sayDay(items, { zone, words: pocketWords(worker.language) });
    await textToStaff(desk, { id: outboxId, deskId, number, words });
    sent += 1;
  }
  return sent;
}

/** Whether it is ours to send: another process may send days as well. */
async function takeDay(ctx: Context, { deskId, pocketId }: Worker, today: string): Promise<boolean> {
  const taken = await tables(ctx)
    .updateTable('pockets')
    .set({ daySentOn: today })
    .where('deskId', '=', deskId)
    .where('id', '=', pocketId)
    .where('daySentOn', 'is distinct from', today)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}
