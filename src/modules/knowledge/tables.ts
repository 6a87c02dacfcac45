import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { ArticleAudience, ArticleUse, ArticleWords, Confidence } from './contract.ts';

export type KnowledgeTables = {
  articles: {
    deskId: string;
    id: string;
    organizationId: string;
    confidence: Generated<Confidence>;
    audience: Generated<ArticleAudience>;
    madeById: string;
    version: Generated<number>;
    changedAt: Generated<Instant>;
    recordedAt: Generated<Instant>;
  };
  articleVersions: ArticleWords & {
    deskId: string;
    articleId: string;
    version: number;
    authorId: string;
    organizationId: string;
    recordedAt: Generated<Instant>;
  };
  /** What is null stays as it was. */
  articleJudgements: {
    deskId: string;
    id: string;
    articleId: string;
    confidence: Confidence | null;
    audience: ArticleAudience | null;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  articleUses: {
    deskId: string;
    id: string;
    articleId: string;
    caseId: string;
    said: ArticleUse;
    byId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<KnowledgeTables & CasesTables & CustomersTables & PeopleTables>();
