import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { clientroomApi } from '../contract.ts';
import { mayHaveMornings } from '../policy.ts';
import { tables } from '../tables.ts';

/** When I am sent the morning, and how. A time that has passed today begins tomorrow, and none comes twice on one day. */
export async function chooseMorning(
  ctx: Context,
  { desk: named, at, channel, alsoNothing }: Input<typeof clientroomApi.chooseMorning>,
): Promise<Made> {
  const { id: deskId, zone } = await visibleDesk(ctx, named);
  permit(mayHaveMornings(ctx.actor, deskId));
  const here = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(zone);
  const isOver = at !== null && Temporal.PlainTime.compare(here.toPlainTime(), at) >= 0;
  const today = isOver ? here.toPlainDate().toString() : null;
  const chosen = { at, channel, alsoNothing };
  return tables(ctx)
    .insertInto('mornings')
    .values({ deskId, id: uuid(), personId: ctx.actor.id, ...chosen, sentOn: today })
    .onConflict((before) =>
      before
        .columns(['deskId', 'personId'])
        .doUpdateSet({ ...chosen, sentOn: sql`greatest(mornings.sent_on, excluded.sent_on)` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
}
