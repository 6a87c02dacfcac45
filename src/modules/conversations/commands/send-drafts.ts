import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { asRefusal } from '../../../platform/database/database.ts';
import { record } from '../../../platform/events.ts';
import { forbidden, Refusal } from '../../../platform/refusal.ts';
import { draftHeld } from '../events.ts';
import { tables } from '../tables.ts';
import { refuseCrossed } from './crossed.ts';
import { forgetDraft } from './keep-draft.ts';
import { say } from './say.ts';

type Due = { id: string; caseId: string; personId: string; organizationId: string };

/**
 * Says what is due to be said, under its writer's rights as they are now: the draft goes and the message comes in one
 * transaction. What may not be said stays theirs, with the reason.
 */
export async function sendDrafts(ctx: Context): Promise<number> {
  const { rows } = await sql<Due>`select * from app.draft_to_send()`.execute(ctx.db);
  const [due] = rows;
  if (!due) return 0;
  await sql`savepoint saying`.execute(ctx.db);
  const refusal = await refusedIn(() => sendDraft(ctx, due));
  if (refusal) {
    await sql`rollback to savepoint saying`.execute(ctx.db);
    await sql`select app.hold_draft(${due.id}, ${refusal.message})`.execute(ctx.db);
    await record(ctx, draftHeld, ctx.actor.deskId ?? '', { caseId: due.caseId });
  }
  return 1;
}

async function sendDraft(ctx: Context, { id, caseId, personId, organizationId }: Due): Promise<void> {
  const author = await ctx.become({ kind: 'person', personId, organizationId });
  const draft = await tables(author).selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!draft) throw noLonger();
  const { deskId, text, stands, nextWordBy, fileIds, seen } = draft;
  await refuseCrossed(author, { deskId, id: caseId }, seen);
  await say(author, {
    case: caseId,
    text,
    audience: 'customer',
    fileIds,
    ...(stands && { stands }),
    ...(nextWordBy && { nextWordBy }),
  });
  await forgetDraft(author, { deskId, id });
}

/** Two changes of one case that met are no reason: the next try is a moment away. */
const passing = new Set(['case.changed', 'try-again']);

async function refusedIn(work: () => Promise<void>): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal instanceof Refusal && !passing.has(refusal.code)) return refusal;
    throw error;
  }
}

const noLonger = () => forbidden('not-permitted', 'You do not work on this desk any more.');
