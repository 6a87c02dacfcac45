import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { notFound } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';

export async function seeEnding(ctx: Context, input: Input<typeof desksApi.seeEnding>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  const seen = await tables(ctx)
    .updateTable('endings')
    .set({ seenAt: ctx.now })
    .where('deskId', '=', desk.id)
    .where('engagementId', '=', input.engagement)
    .executeTakeFirst();
  if (seen.numUpdatedRows !== 1n) throw notFound('ending.not-found', 'There is nothing of this to be read.');
  return { id: input.engagement };
}
