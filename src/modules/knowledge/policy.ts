import type { Actor } from '../../platform/actor.ts';
import { mayNote } from '../conversations/policy.ts';
import { mayDecideForClient } from '../desks/policy.ts';

/** Whoever stands on the roster writes down what helps, says it better and how sure they are of it. */
export const mayWriteArticles = mayNote;

/** Who reads an article is said by the company that wrote it, and by whoever answers for the desk. */
export const mayShareArticle = (
  actor: Actor,
  { deskId, organizationId }: { deskId: string; organizationId: string },
): boolean => actor.organizationId === organizationId || mayDecideForClient(actor, deskId);
