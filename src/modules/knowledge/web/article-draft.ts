import type { z } from 'zod';
import type { ArticleAudience, ArticleWords, Confidence } from '../contract.ts';

/** An article as it is filled in. */
export type ArticleDraft = { [Part in keyof ArticleWords]: string } & {
  confidence: z.infer<typeof Confidence>;
  audience: z.infer<typeof ArticleAudience>;
};

export const nothingYet: ArticleDraft = {
  ...{ language: '', words: '', helps: '', cause: '', source: '', make: '', model: '', versions: '' },
  confidence: 'work in progress',
  audience: 'company',
};

export const draftOf = ({ language, words, helps, ...rest }: ArticleWords): ArticleDraft => ({
  ...nothingYet,
  ...{ language, words, helps },
  cause: rest.cause ?? '',
  source: rest.source ?? '',
  make: rest.make ?? '',
  model: rest.model ?? '',
  versions: rest.versions ?? '',
});

/** What is left empty is not known. */
export const wordsOf = ({ language, words, helps, ...rest }: ArticleDraft): ArticleWords => ({
  ...{ language, words, helps },
  cause: rest.cause.trim() || null,
  source: rest.source.trim() || null,
  make: rest.make.trim() || null,
  model: rest.model.trim() || null,
  versions: rest.versions.trim() || null,
});

/** The language that is wished where the desk speaks it, else its first. */
export const languageOf = (wished: string | undefined, spoken: readonly string[]): string =>
  wished !== undefined && (spoken.includes(wished) || spoken.length === 0) ? wished : (spoken[0] ?? 'en');
