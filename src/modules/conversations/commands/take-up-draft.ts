import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { isOwnDraft, tables } from '../tables.ts';
import { beginDraft, together, tooMuch, wordsOf } from './keep-draft.ts';
import { noSuchDraft } from './send-soon.ts';

/** Goes on with a reply whose writer left before it was sent: it comes after what I have begun myself. */
export async function takeUpDraft(
  ctx: Context,
  { draft, seen }: Input<typeof conversationsApi.takeUpDraft>,
): Promise<Made> {
  const { caseId, deskId } = await leftDraft(ctx, draft);
  await visibleCase(ctx, caseId);
  permit(maySpeakToCustomers(ctx.actor, deskId));

  await sql`select app.take_files_left(${draft})`.execute(ctx.db);
  const left = await removeLeft(ctx, draft);
  const db = tables(ctx);
  const begun = await db
    .selectFrom('drafts')
    .selectAll()
    .where(isOwnDraft(ctx))
    .where('deskId', '=', deskId)
    .where('caseId', '=', caseId)
    .where('audience', '=', 'customer')
    .where('state', '=', 'writing')
    .forUpdate()
    .executeTakeFirst();
  const both = begun ? together(begun, left) : left;
  if (!both) throw tooMuch();
  const words = wordsOf({
    text: both.text,
    stands: begun?.stands ?? left.stands,
    nextWordBy: begun?.nextWordBy ?? left.nextWordBy,
    fileIds: both.fileIds,
    seen: begun?.seen ?? seen,
    tab: null,
  });
  if (!begun)
    return { id: await beginDraft(ctx, { deskId, caseId }, { audience: 'customer', ...words }), caseId };
  await db
    .updateTable('drafts')
    .set({ ...words, version: begun.version + 1 })
    .where('deskId', '=', deskId)
    .where('id', '=', begun.id)
    .execute();
  return { id: begun.id, caseId };
}

/** Nobody will send it any more. */
export async function discardDraft(
  ctx: Context,
  { draft }: Input<typeof conversationsApi.discardDraft>,
): Promise<Made> {
  await leftDraft(ctx, draft);
  const { id, caseId } = await removeLeft(ctx, draft);
  return { id, caseId };
}

async function leftDraft(ctx: Context, id: string) {
  const left = await tables(ctx)
    .selectFrom('drafts')
    .select(['deskId', 'caseId'])
    .where('id', '=', id)
    .where(({ not }) => not(isOwnDraft(ctx)))
    .executeTakeFirst();
  if (!left) throw noSuchDraft();
  return left;
}

/** Of two who take it at once, one has it. */
async function removeLeft(ctx: Context, id: string) {
  const removed = await tables(ctx)
    .deleteFrom('drafts')
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!removed) throw noSuchDraft();
  return removed;
}
