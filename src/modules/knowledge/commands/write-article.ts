import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, permit } from '../../../platform/refusal.ts';
import { noSuchCase, visibleCase } from '../../cases/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { knowledgeApi } from '../contract.ts';
import { articleChanged } from '../events.ts';
import { mayChangeArticle, mayPublishArticles, mayShareArticle, mayWriteArticles } from '../policy.ts';
import { changedMeanwhile, visibleArticle } from '../queries/visible-article.ts';
import { visibleWay } from '../queries/visible-way.ts';
import { tables } from '../tables.ts';
import { keepCleared, keepVersion } from './keep-article.ts';
import { clearedOf, refusePersonal, wordsOfArticle } from './refuse-personal.ts';
import { refusePictures, refuseUncleared } from './refuse-pictures.ts';
import { takenUp } from './take-up-way.ts';
import { compareWithOriginal } from './translate-article.ts';
import { keepUse } from './use-article.ts';

/** What helps with a need, written down by whoever found it; from a case it stands beside that from then on. */
export async function writeArticle(
  ctx: Context,
  {
    desk,
    case: named,
    way,
    audience,
    confidence,
    cleared = [],
    clearedPictures = [],
    ...words
  }: Input<typeof knowledgeApi.writeArticle>,
): Promise<Made> {
  const { id: deskId } = await visibleDesk(ctx, desk);
  permit(mayWriteArticles(ctx.actor, deskId));
  const theCase = named === undefined ? undefined : await visibleCase(ctx, named);
  if (theCase && theCase.deskId !== deskId) throw noSuchCase();
  if (audience === 'customers') permit(mayPublishArticles(ctx.actor, deskId));
  await refusePictures(ctx, { deskId, helps: words.helps, audience });
  const id = uuid();
  await refusePersonal(ctx, { deskId, articleId: id, caseId: theCase?.id ?? null, words, audience, cleared });
  const looked = await refuseUncleared(ctx, {
    ...{ deskId, articleId: id, audience, helps: words.helps, cleared: clearedPictures },
  });
  await tables(ctx)
    .insertInto('articles')
    .values({ deskId, id, organizationId: mine(ctx), confidence, audience, madeById: ctx.actor.id })
    .execute();
  await keepCleared(ctx, { deskId, articleId: id, audience, cleared, clearedPictures: looked });
  // Before what it says, which the database compares with what is known of whoever asked.
  if (theCase) await keepUse(ctx, { deskId, articleId: id, caseId: theCase.id, said: 'used' });
  await keepVersion(ctx, { deskId, articleId: id, version: 1 }, words);
  if (way !== undefined) await takenUp(ctx, await visibleWay(ctx, way, deskId), id);
  await record(ctx, articleChanged, deskId, {});
  return { id, ...(theCase && { caseId: theCase.id }) };
}

/** What stood before is kept. Of two who read the same version the second one reads the first one's before they write. */
export async function changeArticle(
  ctx: Context,
  {
    article,
    version,
    ofVersion,
    cleared: anew = [],
    clearedPictures = [],
    ...words
  }: Input<typeof knowledgeApi.changeArticle>,
): Promise<Made> {
  const found = await visibleArticle(ctx, article);
  permit(mayChangeArticle(ctx.actor, found));
  if (found.version !== version) throw changedMeanwhile();
  if (found.intoLanguage !== null && !isSame(words.language, found.intoLanguage)) throw otherLanguage();
  const { deskId, audience } = found;
  if (anew.length > 0) permit(mayShareArticle(ctx.actor, found));
  await refusePictures(ctx, { deskId, helps: words.helps, audience });
  const cleared = [...(await clearedOf(ctx, found)), ...anew];
  await refusePersonal(ctx, { deskId, articleId: found.id, caseId: null, words, audience, cleared });
  const { helps: before } = await wordsOfArticle(ctx, found);
  const looked = await refuseUncleared(ctx, {
    ...{ deskId, articleId: found.id, audience, before, helps: words.helps, cleared: clearedPictures },
  });
  const said = { cleared: anew, clearedPictures: mayShareArticle(ctx.actor, found) ? looked : [] };
  await keepCleared(ctx, { deskId, articleId: found.id, audience, ...said });
  const isKept = await keepVersion(
    ctx,
    { deskId: found.deskId, articleId: found.id, version: version + 1 },
    words,
  );
  if (!isKept) throw changedMeanwhile();
  if (ofVersion !== undefined) await compareWithOriginal(ctx, found, ofVersion);
  await record(ctx, articleChanged, found.deskId, {});
  return { id: found.id };
}

const mine = (ctx: Context) => ctx.actor.organizationId ?? '';

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const otherLanguage = () =>
  invalid('article.language', 'A translation stays in its language. Translate the original into the other.');
