import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { asRefusal } from '../../../platform/database/database.ts';
import { record } from '../../../platform/events.ts';
import { forbidden, Refusal } from '../../../platform/refusal.ts';
import { type VisibleCase, visibleCase } from '../../cases/index.ts';
import { draftHeld } from '../events.ts';
import { isOwnDraft, tables } from '../tables.ts';
import { refuseCrossed } from './crossed.ts';
import { forgetDraft, holdDraft } from './keep-draft.ts';
import { say } from './say.ts';

/**
 * What somebody sent before goes before what they say at once: after it, a reply of ten seconds ago would open again
 * what is done, and take the place of what was promised since.
 */
export async function sayWaiting(ctx: Context, theCase: VisibleCase): Promise<VisibleCase> {
  const waiting = await tables(ctx)
    .selectFrom('drafts')
    .select('id')
    .where(isOwnDraft(ctx))
    .where('deskId', '=', theCase.deskId)
    .where('caseId', '=', theCase.id)
    .where('state', '=', 'sending')
    .orderBy('sendAt')
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id } of waiting)
    await sayOrHold(ctx, {
      saying: () => sayDraft(ctx, id),
      hold: async (heldFor) => {
        await holdDraft(ctx, { deskId: theCase.deskId, id }, heldFor);
        await record(ctx, draftHeld, theCase.deskId, { caseId: theCase.id });
      },
    });
  return waiting.length === 0 ? theCase : visibleCase(ctx, theCase.id);
}

/** Says what waited, as its writer: the draft goes and the message comes in one transaction. */
export async function sayDraft(author: Context, id: string): Promise<void> {
  const draft = await tables(author).selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!draft) throw noLonger();
  const { deskId, caseId, text, stands, nextWordBy, fileIds, seen, toBeSure } = draft;
  await refuseCrossed(author, { deskId, id: caseId }, seen);
  await say(author, {
    case: caseId,
    text,
    audience: 'customer',
    fileIds,
    toBeSure,
    ...(stands && { stands }),
    ...(nextWordBy && { nextWordBy }),
  });
  await forgetDraft(author, { deskId, id });
}

type Saying = {
  saying: () => Promise<void>;
  hold: (reason: string) => Promise<void>;
  /** What becomes of it where saying it broke off; left out, that is for whoever asked. */
  brokeOff?: (error: unknown) => Promise<void>;
};

/** What may not be said stays its writer's, with the reason. */
export async function sayOrHold(ctx: Context, { saying, hold, brokeOff }: Saying): Promise<void> {
  await sql`savepoint saying`.execute(ctx.db);
  try {
    await saying();
  } catch (error) {
    const refusal = asRefusal(error);
    const isRefused = refusal instanceof Refusal;
    if (isRefused ? passing.has(refusal.code) : !brokeOff) throw error;
    await sql`rollback to savepoint saying`.execute(ctx.db);
    await (isRefused ? hold(refusal.message) : brokeOff?.(error));
  }
}

/** Two changes of one case that met are no reason: the next try is a moment away. */
const passing = new Set(['case.changed', 'try-again']);

const noLonger = () => forbidden('not-permitted', 'You do not work on this desk any more.');
