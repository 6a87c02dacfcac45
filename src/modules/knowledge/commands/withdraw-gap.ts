import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import type { knowledgeApi } from '../contract.ts';
import { articleChanged, gapChanged } from '../events.ts';
import { mayWithdrawGap } from '../policy.ts';
import { isMetByMeAlone, visibleGap } from '../queries/visible-gap.ts';
import { tables } from '../tables.ts';

/** What was marked by mistake is looked for no more and counts nobody, and its article counts as wrong by it no more. */
export async function withdrawGap(
  ctx: Context,
  { gap: id, words }: Input<typeof knowledgeApi.withdrawGap>,
): Promise<Made> {
  const gap = await visibleGap(ctx, id);
  permit(mayWithdrawGap(ctx.actor, { ...gap, isMine: await isMetByMeAlone(ctx, gap) }));
  if (gap.closedAt !== null) throw conflict('gap.closed', 'This gap is closed. Read it again.');
  const { deskId } = gap;
  const kept = await tables(ctx)
    .insertInto('gapWithdrawals')
    .values({ deskId, gapId: gap.id, words, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n)
    throw conflict('gap.closed', 'Somebody has taken it back already.');
  await record(ctx, gapChanged, deskId, {});
  if (gap.articleId !== null) await record(ctx, articleChanged, deskId, {});
  return { id: gap.id };
}
