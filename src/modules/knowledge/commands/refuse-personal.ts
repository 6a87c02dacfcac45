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
};

/**
 * Refuses what says whose case it came from, and names it, before it is shared wider than the company that wrote it.
 * The database refuses it as well, but says no words.
 */
export async function refusePersonal(ctx: Context, told: Told): Promise<void> {
  const { deskId, articleId, caseId, audience } = told;
  if (audience === 'company') return;
  const { words, helps, cause, source, make, model, versions } = told.words;
  const all = [words, helps, cause, source, make, model, versions].filter((part) => part !== null).join('\n');
  const { rows } = await sql<{ said: string }>`select distinct p.said
    from app.personal_in_article(${deskId}, ${articleId}, ${caseId}, ${all}, ${audience}) p order by 1`.execute(
    ctx.db,
  );
  if (rows.length === 0) return;
  const marks = rows.map(({ said }) => said.trim());
  throw new Refusal('conflict', 'article.personal', sentence(audience), marks);
}

const sentence = (audience: ArticleAudience) =>
  audience === 'customers'
    ? 'This says something about a person. Take it out before customers read it.'
    : 'This says something about a person. Take it out before other companies read it.';

/** The same of what an article says already. */
export async function refusePersonalAsItIs(
  ctx: Context,
  { deskId, id, version }: { deskId: string; id: string; version: number },
  audience: ArticleAudience,
): Promise<void> {
  const words = await tables(ctx)
    .selectFrom('articleVersions')
    .select(['language', 'words', 'helps', 'cause', 'source', 'make', 'model', 'versions'])
    .where('deskId', '=', deskId)
    .where('articleId', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  await refusePersonal(ctx, { deskId, articleId: id, caseId: null, words, audience });
}

/** They stand from the fewest readers to the most. */
export const isWider = (audience: ArticleAudience, before: ArticleAudience): boolean =>
  ArticleAudience.options.indexOf(audience) > ArticleAudience.options.indexOf(before);
