import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { visibleCase } from '../../cases/index.ts';
import type { todayApi } from '../contract.ts';
import { comesBack } from '../policy.ts';

/** Whether a case rests for me now, and until when. */
export async function snoozeOfCase(
  ctx: Context,
  input: Input<typeof todayApi.snoozeOfCase>,
): Promise<Output<typeof todayApi.snoozeOfCase>> {
  const { deskId, id, due, dueSetAt } = await visibleCase(ctx, input.case);
  const { rows } = await sql<{ until: Instant | null }>`
    select until from app.resting where desk_id = ${deskId} and case_id = ${id}`.execute(ctx.db);
  const [row] = rows;
  if (!row || due === null) return { snooze: null };
  const back = comesBack({ until: row.until, due, dueSetAt });
  return { snooze: { until: row.until, backAt: new Date(back.at).toISOString() } };
}
