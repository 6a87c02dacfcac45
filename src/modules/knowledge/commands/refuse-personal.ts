import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { ArticleAudience, type ArticleWords } from '../contract.ts';
import { tables } from '../tables.ts';

type Told = {
  deskId: string;
  articleId: string;
  /** The case that it is begun from. */
  caseId: string | null;
  words: ArticleWords;
  audience: ArticleAudience;
  /** What of them is said to be nobody's. */
  cleared: readonly string[];
};

/**
 * Refuses what says whose case it came from, and names it, before it is shared wider than the company that wrote it.
 * The database refuses it as well, but says no words.
 */
export async function refusePersonal(ctx: Context, told: Told): Promise<void> {
  const { deskId, articleId, caseId, audience, cleared } = told;
  if (audience === 'company') return;
  const { words, helps, cause, source, make, model, versions } = told.words;
  const all = [words, helps, cause, source, make, model, versions].filter((part) => part !== null).join('\n');
  const { rows } = await sql<{ said: string; clearable: boolean }>`
    select trim(p.said) as said, bool_and(p.clearable) as clearable
    from app.personal_in_article(${deskId}, ${articleId}, ${caseId}, ${all}, ${audience}) p
    group by 1 order by 1`.execute(ctx.db);
  const found = rows.filter(({ said, clearable }) => !clearable || !cleared.includes(said));
  if (found.length === 0) return;
  const marks = found.map(({ said }) => said);
  if (found.every(({ clearable }) => clearable))
    throw new Refusal('conflict', 'article.perhaps-personal', perhaps, marks);
  throw new Refusal('conflict', 'article.personal', sentence(audience), marks);
}

const perhaps = 'This may say something about a person. Take it out, or say that it is nobody.';

const sentence = (audience: ArticleAudience) =>
  audience === 'customers'
    ? 'This says something about a person. Take it out before customers read it.'
    : 'This says something about a person. Take it out before other companies read it.';

/** What an article says by now. */
export const wordsOfArticle = (
  ctx: Context,
  { deskId, id, version }: { deskId: string; id: string; version: number },
): Promise<ArticleWords> =>
  tables(ctx)
    .selectFrom('articleVersions')
    .select(['language', 'words', 'helps', 'cause', 'source', 'make', 'model', 'versions'])
    .where('deskId', '=', deskId)
    .where('articleId', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();

/** They stand from the fewest readers to the most. */
export const isWider = (audience: ArticleAudience, before: ArticleAudience): boolean =>
  ArticleAudience.options.indexOf(audience) > ArticleAudience.options.indexOf(before);

/** What was said before to be nobody's, of the words that these readers read. */
export async function clearedOf(
  ctx: Context,
  { deskId, id, audience }: { deskId: string; id: string; audience: ArticleAudience },
): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('articleJudgements')
    .select('cleared')
    .where('deskId', '=', deskId)
    .where('articleId', '=', id)
    .where('audience', '=', audience)
    .execute();
  return rows.flatMap(({ cleared }) => cleared);
}
