import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, forbidden, invalid, permit } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { append, writtenBefore } from '../../cases/index.ts';
import type { Channel } from '../../cases/tables.ts';
import type { SaidOfStop, tasksApi } from '../contract.ts';
import { mayAnswer, mayDecide } from '../policy.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { tables } from '../tables.ts';
import { daysOf, refuseDayOver } from './days-of.ts';
import { stopOf } from './stop-of.ts';

/**
 * Whoever accepted a task says another day, or until when it can be stopped now, with why: whoever waits for it hears so at
 * once. What was said before stays on the line, where the database writes it down.
 */
export async function moveTask(
  ctx: Context,
  input: Input<typeof tasksApi.move>,
  by: { channel?: Channel } = {},
): Promise<Made> {
  const { deskId, caseId, id: taskId, ...task } = await visibleTask(ctx, input.task);
  permit(mayAnswer(ctx.actor, { deskId, ...task }));
  if (!mayDecide(ctx.actor, { deskId, ...task }))
    throw forbidden('task.of-leads', 'Only who leads or answers for your company on this desk decides this.');
  if (task.kind === 'call' || task.state !== 'accepted')
    throw conflict(
      'task.not-accepted',
      'There is no day to move here: nobody has accepted this, or it is over.',
    );
  const moved = movedBy(task, input);
  if (moved === null)
    throw invalid('task.nothing-moved', 'Say another day, or something else about stopping.');
  if (moved.stop && (await isAskedToStop(ctx, { deskId, taskId })))
    throw conflict(
      'task.stop-asked',
      'The customer has asked to stop this. Say in words what became of that.',
    );

  const { expectedOn, stop } = moved;
  if (expectedOn) refuseDayOver((await daysOf(ctx, { deskId, due: task.due })).today, expectedOn);
  const id = await append(
    ctx,
    { deskId, caseId },
    {
      ...{ kind: 'task moved', audience: task.ofThirdParty ? 'task' : 'companies', taskId },
      ...by,
      data: { ...(expectedOn && { expectedOn }), ...(stop && { stop: withoutWords(stop) }) },
      ...writtenBefore(ctx, input),
      words: { text: input.text },
    },
  );
  const updated = await tables(ctx)
    .updateTable('tasks')
    .set({ ...(expectedOn && { expectedOn }), ...(stop && stopOf(stop)), version: task.version + 1 })
    .where('deskId', '=', deskId)
    .where('id', '=', taskId)
    .where('version', '=', task.version)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n)
    throw conflict(
      'task.changed',
      'This task was answered meanwhile. Look again, then say what is left to say.',
    );
  await sql`select app.tell_of_move(${deskId}, ${id})`.execute(ctx.db);
  return { id };
}

type Agreed = { expectedOn: string | null } & ReturnType<typeof stopOf>;
export type Move = { expectedOn?: string | undefined; stop?: SaidOfStop | undefined };

/** What is other than it was said before; null where nothing is. */
export function movedBy(before: Agreed, { expectedOn, stop }: Move): Move | null {
  const isOtherDay = expectedOn !== undefined && expectedOn !== before.expectedOn;
  const isOtherStop = stop !== undefined && !isAsBefore(before, stopOf(inUtc(stop)));
  if (!isOtherDay && !isOtherStop) return null;
  return { ...(isOtherDay && { expectedOn }), ...(isOtherStop && { stop: inUtc(stop) }) };
}

const isAsBefore = (before: Agreed, now: ReturnType<typeof stopOf>): boolean =>
  before.noStop === now.noStop &&
  before.stopUntil === now.stopUntil &&
  (before.stopCostMinor === null ? null : Number(before.stopCostMinor)) === now.stopCostMinor &&
  before.stopCurrency === now.stopCurrency &&
  before.stopWords === now.stopWords;

const inUtc = (stop: SaidOfStop): SaidOfStop =>
  typeof stop === 'string' ? stop : { ...stop, until: asInstant(Temporal.Instant.from(stop.until)) };

const withoutWords = (stop: SaidOfStop) =>
  typeof stop === 'string' ? stop : { until: stop.until, cost: stop.cost };

/** Whether those who do it were told that the customer wants it stopped. */
export async function isAskedToStop(
  ctx: Context,
  { deskId, taskId }: { deskId: string; taskId: string },
): Promise<boolean> {
  const { rows } = await sql<{ isAsked: boolean }>`
    select app.is_asked_to_stop(${deskId}, ${taskId}) as is_asked`.execute(ctx.db);
  return rows[0]?.isAsked ?? false;
}
