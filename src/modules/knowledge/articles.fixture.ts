import { picturesIn } from '../../platform/markdown.ts';
import type { Desk } from '../../testing/a-desk.ts';
import { translateArticle } from './commands/translate-article.ts';
import { writeArticle } from './commands/write-article.ts';
import type { ArticleAudience, ArticleWords, Confidence } from './contract.ts';

export const someWords: ArticleWords = {
  ...{ language: 'en', words: 'It hums and nobody hears me', helps: 'Press the **mono** switch out.' },
  ...{ cause: null, source: null, make: null, model: null, versions: null },
};

type More = Partial<ArticleWords> & {
  audience?: ArticleAudience;
  confidence?: Confidence;
  case?: string;
  clearedPictures?: string[];
};

/** An article of Dana's company, kept to itself where nothing else is said, whose pictures somebody has looked at. */
export async function written(desk: Desk, more: More = {}, who = desk.dana): Promise<string> {
  const what = { ...someWords, audience: 'company', confidence: 'work in progress', ...more } as const;
  const clearedPictures = picturesIn(what.helps).kept.map(({ id }) => id);
  return (await desk.as(who, (ctx) => writeArticle(ctx, { desk: desk.slug, clearedPictures, ...what }))).id;
}

export const germanWords: ArticleWords = {
  ...someWords,
  ...{
    language: 'de',
    words: 'Es brummt und niemand hört mich',
    helps: 'Den Schalter **Mono** herausdrücken.',
  },
};

/** The same in German where nothing else is said. */
export const translated = async (
  desk: Desk,
  original: string,
  more: Omit<More, 'case'> & { ofVersion?: number; cleared?: string[] } = {},
  who = desk.dana,
): Promise<string> => {
  const what = { ...germanWords, confidence: 'not validated', ofVersion: 1, ...more } as const;
  return (await desk.as(who, (ctx) => translateArticle(ctx, { article: original, ...what }))).id;
};
