import type { Context } from '../../../platform/context.ts';
import { notFound } from '../../../platform/refusal.ts';
import { tables } from '../tables.ts';

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The desk an actor named by slug or id, if they work on it. */
export async function visibleDesk(ctx: Context, named: string) {
  const by = uuidForm.test(named) ? 'id' : 'slug';
  const desk = await tables(ctx).selectFrom('desks').selectAll().where(by, '=', named).executeTakeFirst();
  const works =
    ctx.actor.kind === 'desk-system'
      ? desk?.id === ctx.actor.deskId
      : ctx.actor.desks.some((mine) => mine.deskId === desk?.id);
  if (!desk || !works) throw notFound('desk.not-found', 'There is no such desk here.');
  return desk;
}
