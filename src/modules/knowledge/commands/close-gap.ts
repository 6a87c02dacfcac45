import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import type { knowledgeApi } from '../contract.ts';
import { gapChanged } from '../events.ts';
import { mayCloseGap } from '../policy.ts';
import { noSuchArticle, visibleArticle } from '../queries/visible-article.ts';
import { visibleGap } from '../queries/visible-gap.ts';
import { tables } from '../tables.ts';

/** Nobody has to ask any more, because something changed; whoever asked is told of that by the owners of their cases. */
export async function closeGap(
  ctx: Context,
  { gap: id, changed }: Input<typeof knowledgeApi.closeGap>,
): Promise<Made> {
  const gap = await visibleGap(ctx, id);
  permit(mayCloseGap(ctx.actor, gap));
  if (changed.kind === 'article') {
    const { deskId } = await visibleArticle(ctx, changed.articleId);
    if (deskId !== gap.deskId) throw noSuchArticle();
  }
  const { deskId } = gap;
  const kept = await tables(ctx)
    .insertInto('gapClosings')
    .values({ articleId: null, version: null, ...changed, deskId, gapId: gap.id, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n)
    throw conflict('gap.closed', 'Somebody has said already what changed.');
  await record(ctx, gapChanged, deskId, {});
  return { id: gap.id };
}
