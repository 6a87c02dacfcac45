import type { Actor } from '../../platform/actor.ts';
import { mayNote } from '../conversations/policy.ts';
import { mayDecideForClient, worksForClient } from '../desks/policy.ts';
import type { ArticleAudience } from './contract.ts';

/** Whoever stands on the roster writes down what helps, says it better and how sure they are of it. */
export const mayWriteArticles = mayNote;

/** What changed is said by those whose it is to mend, and by the client. */
export const mayCloseGap = (actor: Actor, gap: { deskId: string; ownerId: string | null }): boolean =>
  mayWriteArticles(actor, gap.deskId) &&
  (worksForClient(actor, gap.deskId) || actor.organizationId === gap.ownerId);

/** What was marked by mistake is withdrawn by whoever marked it and met it alone, by those whose it is, or for the desk. */
export const mayWithdrawGap = (
  actor: Actor,
  gap: { deskId: string; ownerId: string | null; isMine: boolean },
): boolean =>
  mayWriteArticles(actor, gap.deskId) &&
  (gap.isMine || actor.organizationId === gap.ownerId || mayDecideForClient(actor, gap.deskId));

/** Customers read it in the client's name: whoever answers for the desk says that they do, and says it anew. */
export const mayPublishArticles = mayDecideForClient;

export const mayChangeArticle = (
  actor: Actor,
  { deskId, audience }: { deskId: string; audience: ArticleAudience },
): boolean =>
  mayWriteArticles(actor, deskId) && (audience !== 'customers' || mayPublishArticles(actor, deskId));

/** As many as read the original, but for customers, of whom whoever answers for the desk says it. */
export const readersOfTranslation = (
  actor: Actor,
  { deskId, audience }: { deskId: string; audience: ArticleAudience },
): ArticleAudience =>
  audience === 'customers' && !mayPublishArticles(actor, deskId) ? 'companies' : audience;

type Shared = { deskId: string; organizationId: string; audience: ArticleAudience };

/**
 * Who reads an article is said by the company that wrote it, and by whoever answers for the desk. Of what a company
 * keeps to itself that is whoever reads it: that company, or the client to whom it was left.
 */
export const mayShareArticle = (actor: Actor, { deskId, organizationId, audience }: Shared): boolean =>
  audience === 'company' || actor.organizationId === organizationId || mayDecideForClient(actor, deskId);
