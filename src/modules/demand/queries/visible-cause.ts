import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { type DemandTables, tables } from '../tables.ts';

export type VisibleCause = Selectable<DemandTables['causes']> & {
  /** Of the company whose it is to remove. */
  departmentId: string | null;
};

/** The cause, if whoever acts may see it. */
export async function visibleCause(ctx: Context, id: string): Promise<VisibleCause> {
  const found = await tables(ctx)
    .selectFrom('causes as c')
    .innerJoin('causeVersions as v', (join) =>
      join
        .onRef('v.deskId', '=', 'c.deskId')
        .onRef('v.causeId', '=', 'c.id')
        .onRef('v.version', '=', 'c.version'),
    )
    .selectAll('c')
    .select('v.departmentId')
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!found) throw noSuchCause();
  return found;
}

/** The one of that name that is not removed, however it is written. */
export async function causeNamed(
  ctx: Context,
  deskId: string,
  name: string,
): Promise<{ id: string } | undefined> {
  return tables(ctx)
    .selectFrom('causes')
    .select('id')
    .where('deskId', '=', deskId)
    .where('removedAt', 'is', null)
    .where((is) => is(is.fn('lower', ['name']), '=', is.fn('lower', [is.val(name)])))
    .executeTakeFirst();
}

export const noSuchCause = () => notFound('cause.not-found', 'There is no such cause here.');
