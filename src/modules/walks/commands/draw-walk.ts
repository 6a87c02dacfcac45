import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { walksApi } from '../contract.ts';
import { walksChanged } from '../events.ts';
import { mayWalk } from '../policy.ts';
import { lastWeek, walkOfWeek } from '../queries/walks.ts';
import { tables } from '../tables.ts';

/** Five cases of last week, which the database draws, once for everybody who works on the desk. */
export async function drawWalk(ctx: Context, { desk }: Input<typeof walksApi.drawWalk>): Promise<Made> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  permit(mayWalk(ctx.actor, deskId));
  const week = String(lastWeek(ctx, zone).from);
  const drawn = await tables(ctx)
    .insertInto('walks')
    .values({ deskId, id: uuid(), week, madeById: ctx.actor.id })
    .onConflict((same) => same.columns(['deskId', 'week']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!drawn) return existing(ctx, deskId, week);
  const { rows } = await sql`select from walk_cases c where c.desk_id = ${deskId} and c.walk_id = ${drawn.id}
    limit 1`.execute(ctx.db);
  if (rows.length === 0)
    throw conflict(
      'walk.nothing',
      'Nothing ended last week and nobody came, or all of it was walked before.',
    );
  await record(ctx, walksChanged, deskId, {});
  return drawn;
}

async function existing(ctx: Context, deskId: string, week: string): Promise<Made> {
  const id = await walkOfWeek(ctx, deskId, week);
  if (!id) throw conflict('walk.drawing', 'Somebody is drawing them just now. Try it again.');
  return { id };
}
