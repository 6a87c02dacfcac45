import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound } from '../../../platform/refusal.ts';
import { dropSendings, withdrawHandOff } from '../../conversations/index.ts';
import type { todayApi } from '../contract.ts';
import { type TodayTables, tables } from '../tables.ts';
import { whyNot } from './several.ts';
import { putAside } from './snooze.ts';

type BulkStep = Selectable<TodayTables['bulkSteps']>;

/** Undoes what was done, where it can be: an offer that was answered meanwhile stays answered. */
export async function undo(ctx: Context, { action }: Input<typeof todayApi.undo>): Promise<Made> {
  const undone = await stepsOf(ctx, action)
    .set({ undoneAt: ctx.now })
    .where('undoneAt', 'is', null)
    .returningAll()
    .execute();
  if (undone.length === 0) throw await whyNothingIsUndone(ctx, action);
  const steps = undone.filter(({ done }) => done);
  await wakeThose(ctx, { action, steps });
  await unsendThose(ctx, { action, steps });
  await withdrawThose(ctx, { action, steps });
  return { id: action };
}

type Undoing = { action: string; steps: readonly BulkStep[] };

const stepsOf = (ctx: Context, action: string) =>
  tables(ctx).updateTable('bulkSteps').where('actionId', '=', action);

async function staysDone(ctx: Context, action: string, cases: readonly string[], whyNot: string) {
  if (cases.length > 0) await stepsOf(ctx, action).set({ whyNot }).where('caseId', 'in', cases).execute();
}

async function wakeThose(ctx: Context, { action, steps }: Undoing): Promise<void> {
  const put = steps.filter(({ kind }) => kind === 'snooze');
  const rested = await restedBy(ctx, action);
  await backAsBefore(
    ctx,
    put.filter(({ caseId }) => rested.has(caseId)),
  );
  const others = put.filter(({ caseId }) => !rested.has(caseId)).map(({ caseId }) => caseId);
  await staysDone(ctx, action, others, 'You chose something else for it meanwhile.');
}

async function unsendThose(ctx: Context, { action, steps }: Undoing): Promise<void> {
  const waiting = new Map(steps.flatMap(({ draftId, caseId }) => (draftId ? [[draftId, caseId]] : [])));
  const { dropped, kept } = await dropSendings(ctx, [...waiting.keys()]);
  const cases = (those: (id: string) => boolean) =>
    [...waiting].filter(([id]) => those(id)).map(([, caseId]) => caseId);
  const sent = cases((id) => !dropped.has(id) && !kept.has(id));
  await staysDone(ctx, action, sent, 'It was sent already.');
  const held = cases((id) => kept.has(id));
  await staysDone(ctx, action, held, 'It was not sent, and waits for you in the case.');
}

async function withdrawThose(ctx: Context, { action, steps }: Undoing): Promise<void> {
  for (const { caseId, handOffId: handOff } of steps) {
    if (handOff === null) continue;
    const whyItStays = await whyNot(() => withdrawHandOff(ctx, { handOff, unlessAccepted: true }));
    if (whyItStays) await staysDone(ctx, action, [caseId], whyItStays);
  }
}

/** Takes back what this put aside and nothing has put aside since. */
async function restedBy(ctx: Context, action: string): Promise<Set<string>> {
  const rows = await tables(ctx)
    .deleteFrom('snoozes')
    .where('actionId', '=', action)
    .returning('caseId')
    .execute();
  return new Set(rows.map(({ caseId }) => caseId));
}

async function backAsBefore(ctx: Context, steps: readonly BulkStep[]): Promise<void> {
  await putAside(
    ctx,
    steps.flatMap(
      ({ deskId, caseId: id, wasAsideUntil: until, wasAsideSeen: seen, wasAsideActionId: actionId }) =>
        seen === null ? [] : [{ deskId, id, until, seen, actionId }],
    ),
  );
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
