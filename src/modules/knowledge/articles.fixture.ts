import type { Desk } from '../../testing/a-desk.ts';
import { writeArticle } from './commands/write-article.ts';
import type { ArticleAudience, ArticleWords, Confidence } from './contract.ts';

export const someWords: ArticleWords = {
  ...{ language: 'en', words: 'It hums and nobody hears me', helps: 'Press the **mono** switch out.' },
  ...{ cause: null, source: null, make: null, model: null, versions: null },
};

type More = Partial<ArticleWords> & { audience?: ArticleAudience; confidence?: Confidence; case?: string };

/** An article of Dana's company, kept to itself where nothing else is said. */
export async function written(desk: Desk, more: More = {}, who = desk.dana): Promise<string> {
  const what = { ...someWords, audience: 'company', confidence: 'work in progress', ...more } as const;
  return (await desk.as(who, (ctx) => writeArticle(ctx, { desk: desk.slug, ...what }))).id;
}
