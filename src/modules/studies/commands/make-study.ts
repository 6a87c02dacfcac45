import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { beginOf, wholeWeeks } from '../../../platform/time/weeks.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { studiesApi } from '../contract.ts';
import { studiesChanged } from '../events.ts';
import { mayStudy } from '../policy.ts';
import { tables } from '../tables.ts';

/** Contacts of the last whole weeks, which the database draws. */
export async function makeStudy(
  ctx: Context,
  { desk, weeks, size }: Input<typeof studiesApi.makeStudy>,
): Promise<Made> {
  const { id: deskId, zone } = await visibleDesk(ctx, desk);
  permit(mayStudy(ctx.actor, deskId));
  const { starts, end } = wholeWeeks(Temporal.Instant.from(ctx.now), { zone, count: weeks });
  const id = uuid();
  const within = { beginsAt: beginOf(starts[0] ?? end, zone), endsAt: beginOf(end, zone) };
  await tables(ctx)
    .insertInto('studies')
    .values({ deskId, id, ...within, weeks, wanted: size, madeById: ctx.actor.id })
    .execute();
  const { rows } = await sql`select from study_contacts c where c.desk_id = ${deskId} and c.study_id = ${id}
    limit 1`.execute(ctx.db);
  if (rows.length === 0)
    throw conflict('study.nothing', 'No customer came in these weeks. Choose more of them.');
  await record(ctx, studiesChanged, deskId, {});
  return { id };
}
