import { z } from 'zod';
import { endpoint, instant, language, Made, nothing } from '../../platform/http/endpoint.ts';
import { theCase } from '../cases/contract.ts';
import { desk } from '../desks/contract.ts';
import { Who } from '../people/contract.ts';
import { ArticleAudience, ArticleUse, ArticleWords, Confidence } from './article-words.ts';
import { gapsApi } from './gap-contract.ts';
import { waysApi } from './way-contract.ts';

export { ArticleAudience, ArticleUse, ArticleWords, Confidence } from './article-words.ts';
export {
  GapChange,
  type GapRow,
  GapState,
  type GapTelling,
  type GapView,
  type GapWords,
} from './gap-contract.ts';

export type { Evidence, WayOfCase, WayView } from './way-contract.ts';

/** What of its words looks as if it were somebody's, and is nobody's. */
const cleared = z.array(z.string().trim().min(1).max(300)).max(50).optional();

/** Which of its pictures show nobody, and nothing of a customer, as whoever looked at them says. */
const clearedPictures = z.array(z.uuid()).max(50).optional();

/** A picture or short video that an article shows; what helps names it as `picture/` and its id. */
export const ArticlePicture = z.object({
  id: z.uuid(),
  type: z.string(),
  width: z.int(),
  height: z.int(),
});
export type ArticlePicture = z.infer<typeof ArticlePicture>;

export const isVideo = ({ type }: { type: string }): boolean => type.startsWith('video/');

const widthToPlay = 240;

/**
 * How large it is shown: no higher than whoever reads on can look over, and a video so wide that it can be played. Said with
 * it, so that nothing moves once it is there.
 */
export function shownSize(
  { type, width, height }: ArticlePicture,
  mostHigh = 640,
): { width: number; height: number } {
  const fitting = Math.min(1, mostHigh / height);
  const scale = isVideo({ type }) ? Math.max(fitting, widthToPlay / width) : fitting;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** What a picture and a video may have at most, and how many an article shows. */
export const mostOfPicture = 5 * 1024 * 1024;
export const mostOfVideo = 25 * 1024 * 1024;
export const mostSeconds = 60;
export const mostPictures = 20;

export const ArticleRow = z.object({
  id: z.uuid(),
  deskId: z.uuid(),
  version: z.int(),
  confidence: Confidence,
  audience: ArticleAudience,
  ...ArticleWords.pick({ language: true, words: true, make: true, model: true, versions: true }).shape,
  /** The beginning of what helps, in plain words. */
  beginning: z.string(),
  /** It is a translation, and its original has changed since. */
  isBehind: z.boolean(),
  /** It is said in these languages as well: the original first. */
  others: z.array(z.object({ id: z.uuid(), language, confidence: Confidence })),
  /** What is read by whoever speaks the language that was asked for: this one, its original or a translation. */
  insertsId: z.uuid(),
  /** Whoever said it as it stands, and for whom they work. */
  author: z.string(),
  organization: z.string(),
  changedAt: instant,
  /** Cases that it stands beside, and in how many of them it helped or was wrong. */
  cases: z.int(),
  helped: z.int(),
  wrong: z.int(),
});
export type ArticleRow = z.infer<typeof ArticleRow>;

export const ArticleVersion = ArticleWords.extend({ version: z.int(), author: Who, at: instant });
export type ArticleVersion = z.infer<typeof ArticleVersion>;

/** The same in another language. */
export const InOtherWords = ArticleRow.pick({
  ...{ id: true, language: true, words: true, confidence: true, audience: true, isBehind: true },
  ...{ cases: true, helped: true, wrong: true },
}).extend({ isOriginal: z.boolean() });
export type InOtherWords = z.infer<typeof InOtherWords>;

/** What a translation says the same as, as it is now, and as it was when somebody last compared them. */
export const OriginalOfArticle = z.object({
  id: z.uuid(),
  now: ArticleVersion,
  /** Null where it was kept to those who wrote it. */
  compared: ArticleVersion.nullable(),
  pictures: z.array(ArticlePicture),
});
export type OriginalOfArticle = z.infer<typeof OriginalOfArticle>;

export const ArticleView = ArticleRow.omit({ others: true, insertsId: true }).extend({
  ...ArticleWords.shape,
  /** Whether I may say it better. */
  mayChange: z.boolean(),
  /** Whether I may say who reads it. */
  mayShare: z.boolean(),
  /** Whether I may say that customers do. */
  mayPublish: z.boolean(),
  /** Whether it is a translation; its original, where I read that. */
  isTranslation: z.boolean(),
  original: OriginalOfArticle.nullable(),
  /** In other languages: the original first, and those that are put away as well. */
  family: z.array(InOtherWords),
  /** Newest first, each with its whole words. */
  history: z.array(ArticleVersion),
  /** What any of them shows. */
  pictures: z.array(ArticlePicture),
});
export type ArticleView = z.infer<typeof ArticleView>;

/** No more than can be looked through while somebody waits. */
export const mostFitting = 5;

/** Words that an article could be inserted in. */
export const OtherWay = z.object({
  id: z.uuid(),
  language,
  helps: z.string(),
  isBehind: z.boolean(),
  use: ArticleUse.nullable(),
  audience: ArticleAudience,
  confidence: Confidence,
  pictures: z.array(ArticlePicture),
});
export type OtherWay = z.infer<typeof OtherWay>;

/** Beside a case, with what was said of it there. */
export const FittingArticle = ArticleRow.omit({ beginning: true }).extend({
  helps: z.string(),
  pictures: z.array(ArticlePicture),
  use: ArticleUse.nullable(),
  /** In the words that its customer reads, of its original, and that were used there, where they are others. */
  ways: z.array(OtherWay),
});
export type FittingArticle = z.infer<typeof FittingArticle>;

const asked = z.string().trim().min(1).max(2000).optional();

export const knowledgeApi = {
  ...gapsApi,
  ...waysApi,
  articles: endpoint({
    method: 'GET',
    path: '/api/desks/:desk/articles',
    summary: 'What the desk knows: by how well it fits the words, or the latest change first',
    scope: 'read',
    input: z.object({
      desk,
      q: asked,
      /** Those that were put away instead, the latest change first; no words find them. */
      confidence: Confidence.extract(['archived']).optional(),
      /** Of whoever it is looked for. */
      language: language.optional(),
      limit: z.coerce.number().int().min(1).max(50).optional(),
    }),
    output: z.object({ items: z.array(ArticleRow), next: z.null() }),
    reveals: nothing,
  }),
  article: endpoint({
    method: 'GET',
    path: '/api/articles/:article',
    summary: 'An article with all that it said before',
    scope: 'read',
    input: z.object({ article: z.uuid() }),
    output: ArticleView,
    reveals: nothing,
  }),
  writeArticle: endpoint({
    method: 'POST',
    path: '/api/desks/:desk/articles',
    summary: 'Write down what helps with a need, from a case or without one',
    scope: 'write',
    input: ArticleWords.extend({
      desk,
      audience: ArticleAudience.default('company'),
      confidence: Confidence.default('work in progress'),
      /** It stands beside this case from now on. */
      case: theCase.optional(),
      /** What its customer told of another way, from which it is begun. */
      way: z.uuid().optional(),
      cleared,
      clearedPictures,
    }),
    output: Made,
    reveals: nothing,
  }),
  changeArticle: endpoint({
    method: 'POST',
    path: '/api/articles/:article/versions',
    summary: 'Say it better; what it said before is kept',
    scope: 'write',
    input: ArticleWords.extend({
      article: z.uuid(),
      /** The one that was read. */
      version: z.int().min(1),
      /** Of a translation: the version of its original that it says the same as from now on. */
      ofVersion: z.int().min(1).optional(),
      cleared,
      clearedPictures,
    }),
    output: Made,
    reveals: nothing,
  }),
  translateArticle: endpoint({
    method: 'POST',
    path: '/api/articles/:article/translations',
    summary: 'Say the same in another language; what is a translation itself is translated from its original',
    scope: 'write',
    input: ArticleWords.extend({
      article: z.uuid(),
      /** The version of the original that was read. */
      ofVersion: z.int().min(1),
      /** As many as read the original and may be given it by whoever translates, where nothing is said. */
      audience: ArticleAudience.optional(),
      confidence: Confidence.default('not validated'),
      cleared,
      clearedPictures,
    }),
    output: Made,
    reveals: nothing,
  }),
  compareArticle: endpoint({
    method: 'POST',
    path: '/api/articles/:article/comparisons',
    summary: 'Say that a translation still says the same as its original, in the version that was read',
    scope: 'write',
    input: z.object({ article: z.uuid(), ofVersion: z.int().min(1) }),
    output: Made,
    reveals: nothing,
  }),
  judgeArticle: endpoint({
    method: 'PATCH',
    path: '/api/articles/:article',
    summary: 'Say how sure the desk is of an article, or who may read it',
    scope: 'write',
    input: z.object({
      article: z.uuid(),
      confidence: Confidence.optional(),
      audience: ArticleAudience.optional(),
      /** The one that was read: what nobody has read meanwhile is not shared. */
      version: z.int().min(1).optional(),
      cleared,
      clearedPictures,
    }),
    output: z.object({ id: z.uuid() }),
    reveals: nothing,
  }),
  fittingArticles: endpoint({
    method: 'GET',
    path: '/api/cases/:case/articles',
    summary: 'What the desk knows of a need, by its words and the thing it is about, or by other words',
    scope: 'read',
    input: z.object({ case: theCase, q: asked }),
    output: z.object({ items: z.array(FittingArticle), next: z.null() }),
    reveals: nothing,
  }),
  useArticle: endpoint({
    method: 'POST',
    path: '/api/cases/:case/articles',
    summary:
      'Say that an article was used on a case, helped there or was wrong; the last word counts, and used takes back none',
    scope: 'write',
    input: z.object({ case: theCase, article: z.uuid(), as: ArticleUse }),
    output: Made,
    reveals: nothing,
  }),
};
