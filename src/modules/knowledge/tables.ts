import type { Generated } from 'kysely';
import type { Context, Instant } from '../../platform/context.ts';
import type { CasesTables } from '../cases/tables.ts';
import type { CustomersTables } from '../customers/tables.ts';
import type { DesksTables } from '../desks/tables.ts';
import type { PeopleTables } from '../people/tables.ts';
import type { ArticleAudience, ArticlePicture, ArticleUse, ArticleWords, Confidence } from './contract.ts';
import type { GapChange, GapWords } from './gap-contract.ts';

export type KnowledgeTables = {
  articles: {
    deskId: string;
    id: string;
    organizationId: string;
    confidence: Generated<Confidence>;
    audience: Generated<ArticleAudience>;
    madeById: string;
    version: Generated<number>;
    sharedFrom: Generated<number>;
    /** Of a translation: its original, its language, and the version of the original that it says the same as. */
    translates: Generated<string | null>;
    intoLanguage: Generated<string | null>;
    ofVersion: Generated<number | null>;
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
  articlePictures: ArticlePicture & {
    deskId: string;
    byId: string;
    size: number;
    sha256: Buffer;
    recordedAt: Generated<Instant>;
  };
  articlePictureChunks: { deskId: string; pictureId: string; place: number; bytes: Buffer };
  /** Filled in from what a version says. */
  articleVersionPictures: { deskId: string; articleId: string; version: number; pictureId: string };
  /** What is null stays as it was. */
  articleJudgements: {
    deskId: string;
    id: string;
    articleId: string;
    confidence: Confidence | null;
    audience: ArticleAudience | null;
    cleared: Generated<string[]>;
    clearedPictures: Generated<string[]>;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  articleComparisons: {
    deskId: string;
    articleId: string;
    ofVersion: number;
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
  gaps: GapWords & {
    deskId: string;
    id: string;
    caseId: string;
    articleId: string | null;
    madeById: string;
    turn: Generated<number>;
    ownerId: Generated<string | null>;
    departmentId: Generated<string | null>;
    due: Generated<Instant | null>;
    people: Generated<number>;
    untold: Generated<number>;
    closedAt: Generated<Instant | null>;
    withdrawn: Generated<boolean>;
    recordedAt: Generated<Instant>;
  };
  gapCases: { deskId: string; gapId: string; caseId: string; byId: string; recordedAt: Generated<Instant> };
  gapSearches: {
    deskId: string;
    gapId: string;
    caseId: string;
    words: string;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  gapOwners: {
    deskId: string;
    gapId: string;
    turn: number;
    ownerId: string;
    departmentId: string | null;
    due: Instant;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  gapClosings: {
    deskId: string;
    gapId: string;
    kind: GapChange;
    articleId: string | null;
    version: string | null;
    language: string;
    words: string;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  gapWithdrawals: {
    deskId: string;
    gapId: string;
    words: string;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  /** The id is that of the entry, whose words say it. */
  ways: {
    deskId: string;
    id: string;
    caseId: string;
    withLink: Generated<boolean>;
    byId: string | null;
    takenUp: Generated<boolean>;
    recordedAt: Generated<Instant>;
  };
  gapEvidence: {
    deskId: string;
    gapId: string;
    wayId: string;
    byId: string | null;
    recordedAt: Generated<Instant>;
  };
  waysTakenUp: {
    deskId: string;
    wayId: string;
    articleId: string | null;
    byId: string;
    recordedAt: Generated<Instant>;
  };
  gapTellings: {
    deskId: string;
    gapId: string;
    caseId: string;
    entryId: string;
    byId: string;
    recordedAt: Generated<Instant>;
  };
};

export const tables = (ctx: Context) =>
  ctx.db.withTables<KnowledgeTables & CasesTables & CustomersTables & DesksTables & PeopleTables>();
