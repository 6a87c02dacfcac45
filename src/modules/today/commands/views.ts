import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, notFound, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import { leadsOn } from '../../desks/policy.ts';
import type { todayApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Keeps filters under a name, for myself or for the people of the desk; it comes last. */
export async function saveView(
  ctx: Context,
  { desk, name, shared, owner, state, everywhere = false }: Input<typeof todayApi.saveView>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, desk);
  if (shared) permit(leadsOn(ctx.actor, deskId));
  const isOver = state === 'ended' || state === 'joined';
  if ((everywhere && owner) || (isOver && !owner)) {
    throw invalid('view.no-such-list', 'There is no such list: cases of others are shown desk by desk.');
  }
  const id = uuid();
  const { last } = await tables(ctx)
    .selectFrom('views')
    .select(({ fn }) => fn.max('place').as('last'))
    .executeTakeFirstOrThrow();
  await tables(ctx)
    .insertInto('views')
    .values({
      deskId,
      id,
      personId: ctx.actor.id,
      shared,
      name,
      owner: owner ?? null,
      state: state ?? null,
      everywhere,
      place: (last ?? -1) + 1,
    })
    .execute();
  return { id };
}

export async function renameView(
  ctx: Context,
  { view, name }: Input<typeof todayApi.renameView>,
): Promise<{ id: string }> {
  const { deskId, id } = await viewToChange(ctx, view);
  await tables(ctx)
    .updateTable('views')
    .set({ name })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  return { id };
}

export async function removeView(
  ctx: Context,
  { view }: Input<typeof todayApi.removeView>,
): Promise<{ id: string }> {
  const { deskId, id } = await viewToChange(ctx, view);
  await tables(ctx).deleteFrom('views').where('deskId', '=', deskId).where('id', '=', id).execute();
  return { id };
}

/** Puts a view before another one of its kind, or last. */
export async function moveView(
  ctx: Context,
  { view, before }: Input<typeof todayApi.moveView>,
): Promise<Made> {
  const moved = await viewToChange(ctx, view);
  const others = await tables(ctx)
    .selectFrom('views')
    .select(['deskId', 'id'])
    .where('shared', '=', moved.shared)
    .where('id', '!=', moved.id)
    .$if(moved.shared, (shared) => shared.where('deskId', '=', moved.deskId))
    .orderBy('place')
    .orderBy('id')
    .execute();
  const at = before === null ? others.length : others.findIndex(({ id }) => id === before);
  if (at < 0) throw noSuchView();
  for (const [place, { deskId, id }] of others.toSpliced(at, 0, moved).entries()) {
    await tables(ctx)
      .updateTable('views')
      .set({ place })
      .where('deskId', '=', deskId)
      .where('id', '=', id)
      .execute();
  }
  return { id: moved.id };
}

/** What is shared may be changed by who leads on its desk, what is one's own by oneself. */
async function viewToChange(ctx: Context, id: string) {
  const view = await tables(ctx)
    .selectFrom('views')
    .select(['deskId', 'id', 'shared'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!view) throw noSuchView();
  if (view.shared) permit(leadsOn(ctx.actor, view.deskId));
  return view;
}

const noSuchView = () => notFound('view.not-found', 'There is no such view here.');
