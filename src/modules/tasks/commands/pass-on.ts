import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { invalid } from '../../../platform/refusal.ts';
import { recordAllCustody } from '../../custody/index.ts';
import type { Passed, Passing } from '../contract.ts';
import { tables } from '../tables.ts';

type OfCase = { deskId: string; caseId: string };
type With = OfCase & {
  customerId: string;
  taskId: string;
  /** The entry with which it goes. */
  entryId: string;
  toOrganizationId: string;
};

/** Passes on with a task what was chosen of its case, and nothing else; each of them stands on the record. */
export async function passOn(
  ctx: Context,
  { deskId, caseId, customerId, taskId, entryId, toOrganizationId }: With,
  passing: readonly Passing[],
): Promise<void> {
  if (passing.length === 0) return;
  await whatIsPassed(ctx, { deskId, caseId }, passing);
  const passed = await tables(ctx)
    .insertInto('taskPassings')
    .values(
      passing.map(({ kind, id: whatId }) => {
        const passing = { deskId, id: uuid(), taskId, entryId, kind, whatId };
        return { ...passing, passedById: ctx.actor.id };
      }),
    )
    .onConflict((conflict) => conflict.columns(['deskId', 'taskId', 'kind', 'whatId']).doNothing())
    .returning(['kind', 'whatId'])
    .execute();
  // What they have already is not passed on once more.
  if (passed.length === 0) return;
  await recordAllCustody(
    ctx,
    passed.map(({ kind, whatId }) => ({
      ...{ deskId, kind: 'passed on', caseId, customerId, toOrganizationId, purpose: 'task' },
      entryId: kind === 'entry' ? whatId : entryId,
    })),
  );
}

/** What it will say to whoever is asked. */
export async function whatIsPassed(
  ctx: Context,
  { deskId, caseId }: OfCase,
  passing: readonly Passing[],
): Promise<Passed[]> {
  if (passing.length === 0) return [];
  const { rows } = await sql<{ kind: Passing['kind']; id: string; said: object | null }>`
    select w.kind, w.id, app.passable(${deskId}, ${caseId}, w.kind, w.id) as said
    from jsonb_to_recordset(${JSON.stringify(passing)}::jsonb) as w (kind text, id uuid)`.execute(ctx.db);
  return rows.map(({ kind, id, said }) => {
    if (!said)
      throw invalid(
        'task.passing',
        'Something of this cannot be passed on: it is not of this case, is sensitive, or is held. Look again.',
      );
    return { id, whatId: id, kind, at: ctx.now, ...said } as Passed;
  });
}
