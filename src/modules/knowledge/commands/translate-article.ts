import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import type { knowledgeApi } from '../contract.ts';
import { articleChanged } from '../events.ts';
import { mayChangeArticle, mayPublishArticles, mayWriteArticles, readersOfTranslation } from '../policy.ts';
import { noSuchArticle, type VisibleArticle, visibleArticle } from '../queries/visible-article.ts';
import { tables } from '../tables.ts';
import { keepCleared, keepComparison, keepVersion } from './keep-article.ts';
import { isWider, refusePersonal, wordsOfArticle } from './refuse-personal.ts';
import { idsIn, refusePictures, refuseUncleared } from './refuse-pictures.ts';

/** The same in another language. It is an article of its own, for no more readers than its original. */
export async function translateArticle(
  ctx: Context,
  {
    article,
    ofVersion,
    confidence,
    cleared = [],
    clearedPictures = [],
    ...said
  }: Input<typeof knowledgeApi.translateArticle>,
): Promise<Made> {
  const original = await originalOf(ctx, await visibleArticle(ctx, article));
  const { deskId } = original;
  permit(mayWriteArticles(ctx.actor, deskId));
  const { audience = readersOfTranslation(ctx.actor, original), ...words } = said;
  if (audience === 'customers') permit(mayPublishArticles(ctx.actor, deskId));
  if (isWider(audience, original.audience)) throw widerThanOriginal();
  if (ofVersion > original.version) throw noSuchVersion();
  await refuseSaidIn(ctx, original, words.language);
  await refusePictures(ctx, { deskId, helps: words.helps, audience });
  // Of all customers on whose cases the original was used.
  await refusePersonal(ctx, { deskId, articleId: original.id, caseId: null, words, audience, cleared });
  const id = uuid();
  // What the original shows these readers have seen already.
  const { helps: before } = await wordsOfArticle(ctx, original);
  const { helps } = words;
  await refuseUncleared(ctx, { deskId, articleId: id, audience, before, helps, cleared: clearedPictures });
  const kept = await tables(ctx)
    .insertInto('articles')
    .values({
      ...{ deskId, id, organizationId: ctx.actor.organizationId ?? '', confidence, audience },
      ...{ translates: original.id, intoLanguage: words.language, ofVersion, madeById: ctx.actor.id },
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  // Of two who translate it at once, one does.
  if (kept.numInsertedOrUpdatedRows !== 1n) throw saidAlready();
  await keepComparison(ctx, { deskId, articleId: id, ofVersion });
  const looked = audience === 'company' ? [] : idsIn(helps);
  await keepCleared(ctx, { deskId, articleId: id, audience, cleared, clearedPictures: looked });
  await keepVersion(ctx, { deskId, articleId: id, version: 1 }, words);
  await record(ctx, articleChanged, deskId, {});
  return { id };
}

/** Its original has changed, and it says the same all the same. */
export async function compareArticle(
  ctx: Context,
  { article, ofVersion }: Input<typeof knowledgeApi.compareArticle>,
): Promise<Made> {
  const found = await visibleArticle(ctx, article);
  permit(mayChangeArticle(ctx.actor, found));
  await compareWithOriginal(ctx, found, ofVersion);
  await record(ctx, articleChanged, found.deskId, {});
  return { id: found.id };
}

export async function compareWithOriginal(
  ctx: Context,
  found: VisibleArticle,
  ofVersion: number,
): Promise<void> {
  if (found.translates === null)
    throw invalid('article.no-translation', 'This is no translation of anything.');
  const original = await originalOf(ctx, found);
  if (ofVersion > original.version) throw noSuchVersion();
  await keepComparison(ctx, { deskId: found.deskId, articleId: found.id, ofVersion });
}

/** No more read it than its original, and of those that others read there is one in its language. */
export async function refuseWider(
  ctx: Context,
  found: VisibleArticle,
  audience: VisibleArticle['audience'],
): Promise<void> {
  if (found.translates === null || !isWider(audience, found.audience)) return;
  const original = await originalOf(ctx, found);
  if (isWider(audience, original.audience)) throw widerThanOriginal();
  const others = await tables(ctx)
    .selectFrom('articles')
    .select('id')
    .where('deskId', '=', found.deskId)
    .where('translates', '=', original.id)
    .where('id', '<>', found.id)
    .where('audience', '<>', 'company')
    .where(sql<boolean>`lower(into_language) = lower(${found.intoLanguage})`)
    .executeTakeFirst();
  if (others) throw saidAlready();
}

async function originalOf(ctx: Context, found: VisibleArticle): Promise<VisibleArticle> {
  if (found.translates === null) return found;
  const original = await tables(ctx)
    .selectFrom('articles')
    .selectAll()
    .where('deskId', '=', found.deskId)
    .where('id', '=', found.translates)
    .executeTakeFirst();
  if (!original) throw noSuchArticle();
  return original;
}

async function refuseSaidIn(ctx: Context, { deskId, id }: VisibleArticle, language: string): Promise<void> {
  const { rows } = await sql<{ isAway: boolean }>`select f.confidence = 'archived' as is_away
    from app.family_of(${deskId}, ${id}) f
    join article_versions v on v.desk_id = f.desk_id and v.article_id = f.id and v.version = f.version
    where lower(v.language) = lower(${language})`.execute(ctx.db);
  if (rows.some(({ isAway }) => !isAway)) throw saidAlready();
  if (rows.length > 0) throw putAway();
}

const saidAlready = () =>
  conflict('article.translated', 'It is said in this language already. Change that one.');

const putAway = () =>
  conflict(
    'article.translation-put-away',
    'What was said in this language is put away. Take that one back and change it.',
  );

const widerThanOriginal = () =>
  conflict('article.wider-than-original', 'They do not read the original yet. Share that first.');

const noSuchVersion = () => invalid('article.no-such-version', 'The original has no such version.');
