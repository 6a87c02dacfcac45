import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound } from '../../../platform/refusal.ts';
import { withdrawHandOff } from '../../conversations/index.ts';
import type { todayApi } from '../contract.ts';
import { type TodayTables, tables } from '../tables.ts';
import { whyNot } from './several.ts';
import { putAside, takeBack } from './snooze.ts';

type BulkStep = Selectable<TodayTables['bulkSteps']>;

/** Undoes what was done, where it can be: an offer that was answered meanwhile stays answered. */
export async function undo(ctx: Context, { action }: Input<typeof todayApi.undo>): Promise<Made> {
  const mine = tables(ctx).updateTable('bulkSteps').where('actionId', '=', action);
  const undone = await mine.set({ undoneAt: ctx.now }).where('undoneAt', 'is', null).returningAll().execute();
  if (undone.length === 0) throw await whyNothingIsUndone(ctx, action);
  const steps = undone.filter(({ done }) => done);
  await backAsBefore(
    ctx,
    steps.filter(({ kind }) => kind === 'snooze'),
  );
  for (const { deskId, caseId, handOffId } of steps) {
    if (handOffId === null) continue;
    const reason = await whyNot(() => withdrawHandOff(ctx, { handOff: handOffId }));
    if (reason)
      await mine.set({ whyNot: reason }).where('deskId', '=', deskId).where('caseId', '=', caseId).execute();
  }
  return { id: action };
}

async function backAsBefore(ctx: Context, steps: BulkStep[]): Promise<void> {
  const cases = steps.map(({ deskId, caseId }) => ({ deskId, id: caseId }));
  await takeBack(ctx, cases);
  for (const { deskId, caseId, wasAside, wasAsideUntil } of steps) {
    if (wasAside) await putAside(ctx, [{ deskId, id: caseId }], wasAsideUntil);
  }
}

async function whyNothingIsUndone(ctx: Context, action: string) {
  const known = await tables(ctx)
    .selectFrom('bulkSteps')
    .select('actionId')
    .where('actionId', '=', action)
    .limit(1)
    .executeTakeFirst();
  return known
    ? conflict('bulk-action.undone', 'This was undone already.')
    : notFound('bulk-action.not-found', 'There is no such action of yours here.');
}
