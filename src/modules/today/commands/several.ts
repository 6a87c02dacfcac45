import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Made } from '../../../platform/http/endpoint.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { noSuchCase } from '../../cases/index.ts';
import { awayForMe } from '../queries/stand-in.ts';
import { type TodayTables, tables } from '../tables.ts';

/** The cases that were named, all of them visible and in the order of their names. */
export async function severalCases(ctx: Context, ids: readonly string[]) {
  const named = [...new Set(ids)];
  const found = await tables(ctx)
    .selectFrom('cases')
    .select(['deskId', 'id', 'ownerId', 'due', 'dueSetAt', 'version'])
    .select(
      sql<boolean>`(owner_id = ${ctx.actor.id} or (desk_id, owner_id) in ${awayForMe(ctx)})`.as('inMyList'),
    )
    .select(sql<number>`app.would_wake(desk_id, id)`.as('seen'))
    .where('id', 'in', named)
    .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  return named.map((id) => {
    const row = byId.get(id);
    if (!row) throw noSuchCase();
    return row;
  });
}

/** Until when a case rested, what was seen of it then, and what had put it aside. */
export type Before = { until: string | null; seen: number; actionId: string | null };

export type Step = {
  deskId: string;
  caseId: string;
  done: boolean;
  whyNot?: string;
  handOffId?: string;
  draftId?: string;
  before?: Before;
};

/** Keeps what was done to each, so that what failed is said by name and the rest can be undone. */
export async function keepSteps(
  ctx: Context,
  { id: actionId, kind }: { id: string; kind: TodayTables['bulkSteps']['kind'] },
  steps: Step[],
): Promise<Made> {
  const rows = steps.map(({ deskId, caseId, done, whyNot = null, before, ...did }) => ({
    ...{ deskId, actionId, caseId, personId: ctx.actor.id, kind, done, whyNot },
    handOffId: did.handOffId ?? null,
    draftId: did.draftId ?? null,
    wasAside: before !== undefined,
    wasAsideUntil: before?.until ?? null,
    wasAsideSeen: before?.seen ?? null,
    wasAsideActionId: before?.actionId ?? null,
    undoneAt: null,
  }));
  await tables(ctx).insertInto('bulkSteps').values(rows).execute();
  return { id: actionId };
}

/** How things stand may forbid it for one case and not for the others; what nobody may do stops all of it. */
export async function whyNot(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal && (error.kind === 'conflict' || error.kind === 'invalid'))
      return error.message;
    throw error;
  }
}
