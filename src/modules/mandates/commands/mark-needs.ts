import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { mandatesApi } from '../contract.ts';
import { maySetMandates } from '../policy.ts';
import { tables } from '../tables.ts';

/** From now on needs of a kind are the client's own, the provider's, or the provider's once the client was asked. */
export async function markNeeds(
  ctx: Context,
  { desk: named, kind, name, mark, goesOn = false }: Input<typeof mandatesApi.markNeeds>,
): Promise<Made> {
  const desk = await visibleDesk(ctx, named);
  permit(maySetMandates(ctx.actor, desk.id));
  const db = tables(ctx);
  await db
    .insertInto('needKinds')
    .values({ deskId: desk.id, kind, name })
    .onConflict((there) => there.doNothing())
    .execute();
  await requireItsName(ctx, { deskId: desk.id, kind, name });

  const id = uuid();
  await db
    .insertInto('needMarks')
    .values({
      ...{ deskId: desk.id, id, kind, mark, setById: ctx.actor.id },
      goesOn: goesOn && mark === 'ask first',
    })
    .execute();
  return { id };
}

/** What cases are called by already is not renamed by marking it. */
async function requireItsName(
  ctx: Context,
  { deskId, kind, name }: { deskId: string; kind: string; name: string },
): Promise<void> {
  const known = await tables(ctx)
    .selectFrom('needKinds')
    .select('name')
    .where('deskId', '=', deskId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  if (known.name !== name)
    throw conflict(
      'need.other-name',
      `This kind of need is called “${known.name}” here. Add another one for another name.`,
    );
}
