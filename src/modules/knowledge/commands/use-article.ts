import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import type { ArticleUse, knowledgeApi } from '../contract.ts';
import { articleUsed } from '../events.ts';
import { mayWriteArticles } from '../policy.ts';
import { noSuchArticle, visibleArticle } from '../queries/visible-article.ts';
import { tables } from '../tables.ts';
import { gapOfWrong } from './gap-of-wrong.ts';

/** Reuse is review: an article that was used, helped or was wrong says so of itself to whoever reads it next. A wrong one is a gap. */
export async function useArticle(
  ctx: Context,
  { case: named, article, as: said }: Input<typeof knowledgeApi.useArticle>,
): Promise<Made> {
  const theCase = await visibleCase(ctx, named);
  const { deskId, id: caseId } = theCase;
  permit(mayWriteArticles(ctx.actor, deskId));
  const found = await visibleArticle(ctx, article);
  if (found.deskId !== deskId) throw noSuchArticle();
  if (said === 'wrong') await gapOfWrong(ctx, theCase, found);
  return { id: await keepUse(ctx, { deskId, articleId: found.id, caseId, said }), caseId };
}

export async function keepUse(
  ctx: Context,
  use: { deskId: string; articleId: string; caseId: string; said: ArticleUse },
): Promise<string> {
  const id = uuid();
  await tables(ctx)
    .insertInto('articleUses')
    .values({ ...use, id, byId: ctx.actor.id })
    .execute();
  await record(ctx, articleUsed, use.deskId, { caseId: use.caseId });
  return id;
}
