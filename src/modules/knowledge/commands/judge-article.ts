import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import type { knowledgeApi } from '../contract.ts';
import { articleChanged } from '../events.ts';
import { mayPublishArticles, mayShareArticle, mayWriteArticles } from '../policy.ts';
import { changedMeanwhile, visibleArticle } from '../queries/visible-article.ts';
import { tables } from '../tables.ts';
import { isWider, refusePersonal, wordsOfArticle } from './refuse-personal.ts';
import { refuseUncleared, refuseUndescribed } from './refuse-pictures.ts';
import { refuseWider } from './translate-article.ts';

/** How sure the desk is of it, said by anybody who reads it; who reads it, by those whose it is. */
export async function judgeArticle(
  ctx: Context,
  { article, cleared = [], clearedPictures = [], ...said }: Input<typeof knowledgeApi.judgeArticle>,
): Promise<{ id: string }> {
  const found = await visibleArticle(ctx, article);
  permit(mayWriteArticles(ctx.actor, found.deskId));
  const confidence = said.confidence === found.confidence ? null : (said.confidence ?? null);
  const audience = said.audience === found.audience ? null : (said.audience ?? null);
  // What customers see is what the client says is checked.
  if (confidence !== null && found.audience === 'customers')
    permit(mayPublishArticles(ctx.actor, found.deskId));
  if (audience !== null) permit(mayShareArticle(ctx.actor, found));
  if (audience === 'customers') permit(mayPublishArticles(ctx.actor, found.deskId));
  if (audience !== null && (said.version ?? found.version) !== found.version) throw changedMeanwhile();
  if (audience !== null) await refuseWider(ctx, found, audience);
  if (confidence === null && audience === null) return { id: found.id };
  let looked: string[] = [];
  if (audience !== null && isWider(audience, found.audience)) {
    const words = await wordsOfArticle(ctx, found);
    refuseUndescribed(words.helps, audience);
    await refusePersonal(ctx, {
      ...{ deskId: found.deskId, articleId: found.id, caseId: null },
      ...{ words, audience, cleared },
    });
    looked = await refuseUncleared(ctx, {
      ...{ deskId: found.deskId, articleId: found.id, audience },
      ...{ helps: words.helps, cleared: clearedPictures },
    });
  }
  await tables(ctx)
    .insertInto('articleJudgements')
    .values({
      ...{ deskId: found.deskId, id: uuid(), articleId: found.id, confidence, audience },
      ...(audience !== null && { cleared, clearedPictures: looked }),
      byId: ctx.actor.id,
    })
    .execute();
  await record(ctx, articleChanged, found.deskId, {});
  return { id: found.id };
}
