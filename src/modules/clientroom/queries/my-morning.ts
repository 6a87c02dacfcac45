import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleDesk } from '../../desks/index.ts';
import { whoHears } from '../../pocket/index.ts';
import type { clientroomApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** When I am sent the morning, and whether I can be texted; never, until I have chosen. */
export async function myMorning(
  ctx: Context,
  { desk: named }: Input<typeof clientroomApi.myMorning>,
): Promise<Output<typeof clientroomApi.myMorning>> {
  const { id: deskId } = await visibleDesk(ctx, named);
  const [chosen, { texted }] = await Promise.all([
    tables(ctx)
      .selectFrom('mornings')
      .select(['at', 'channel', 'alsoNothing'])
      .where('deskId', '=', deskId)
      .where('personId', '=', ctx.actor.id)
      .executeTakeFirst(),
    whoHears(ctx, deskId),
  ]);
  const { at, ...how } = chosen ?? { at: null, channel: 'mail' as const, alsoNothing: false };
  return { ...how, at: at?.slice(0, 5) ?? null, takesTexts: texted.some(({ id }) => id === ctx.actor.id) };
}
