import type { Selectable } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import type { Demand } from '../contract.ts';
import { type DemandTables, tables } from '../tables.ts';

export type VisibleType = Selectable<DemandTables['demandTypes']>;

/** The type, if whoever acts may see it. */
export async function visibleType(ctx: Context, id: string): Promise<VisibleType> {
  const found = await tables(ctx)
    .selectFrom('demandTypes')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw noSuchType();
  return found;
}

/** The one of that name that is in use, however it is written. */
export async function typeNamed(
  ctx: Context,
  { deskId, demand, name }: { deskId: string; demand: Demand; name: string },
): Promise<VisibleType | undefined> {
  return tables(ctx)
    .selectFrom('demandTypes')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('demand', '=', demand)
    .where('heirId', 'is', null)
    .where((is) => is(is.fn('lower', ['name']), '=', is.fn('lower', [is.val(name)])))
    .executeTakeFirst();
}

export const noSuchType = () => notFound('demand-type.not-found', 'There is no such type here.');
