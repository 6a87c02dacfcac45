import { z } from 'zod';
import { language } from '../../platform/http/endpoint.ts';

/** How sure the desk is of it, in the words of KCS. */
export const Confidence = z.enum(['work in progress', 'not validated', 'validated', 'archived']);
export type Confidence = z.infer<typeof Confidence>;

/**
 * Who may read it: the company that wrote it, and the client once that works there no more; every company that works on
 * the desk; or customers as well, on the help pages of the desk once it is validated.
 */
export const ArticleAudience = z.enum(['company', 'companies', 'customers']);
export type ArticleAudience = z.infer<typeof ArticleAudience>;

/** What somebody says of it who answers with it. */
export const ArticleUse = z.enum(['used', 'helped', 'wrong']);
export type ArticleUse = z.infer<typeof ArticleUse>;

const line = z.string().trim().max(200);

export const ArticleWords = z.object({
  language,
  /** The need in the customer's words, not ours. */
  words: z.string().trim().min(1).max(300),
  /** What helps, in Markdown; empty while it is still in progress. */
  helps: z.string().trim().max(20_000),
  cause: z.string().trim().max(2000).nullable(),
  source: z.string().trim().max(1000).nullable(),
  /** The thing that it is about, and which versions of it or of its instructions. */
  make: line.nullable(),
  model: line.nullable(),
  versions: line.nullable(),
});
export type ArticleWords = z.infer<typeof ArticleWords>;
