import type { Context, Instant } from '../../../platform/context.ts';
import type { Made } from '../../../platform/http/endpoint.ts';
import { conflict } from '../../../platform/refusal.ts';
import { isOwnDraft, tables } from '../tables.ts';
import { saidByOthers } from './crossed.ts';
import { beginDraft, wordsOf } from './keep-draft.ts';
import { refuseUnsendable, soon } from './send-soon.ts';

type AmongOthers = { of: { deskId: string; id: string }; text: string; nextWordBy: Instant | null };

/** One of the same words to several customers. It waits its ten seconds, and takes the place of no reply that was begun there. */
export async function sendAmongOthers(ctx: Context, { of, text, nextWordBy }: AmongOthers): Promise<Made> {
  const seen = await saidByOthers(ctx, of);
  const { deskId, caseId } = await refuseUnsendable(ctx, of.id, seen);
  const begun = await tables(ctx)
    .selectFrom('drafts')
    .select('id')
    .where(isOwnDraft(ctx))
    .where('deskId', '=', deskId)
    .where('caseId', '=', caseId)
    .where('audience', '=', 'customer')
    .limit(1)
    .executeTakeFirst();
  if (begun) throw conflict('draft.begun', 'You have begun a reply there. Send or empty that first.');
  const words = { text, nextWordBy, stands: null, fileIds: [], seen, tab: null };
  const sent = { audience: 'customer' as const, sendAt: soon(ctx), ...wordsOf(words) };
  return { id: await beginDraft(ctx, { deskId, caseId }, sent), caseId };
}

/** Takes back what still waits of these; answers with what it took back. */
export async function dropSendings(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const dropped = await tables(ctx)
    .deleteFrom('drafts')
    .where(isOwnDraft(ctx))
    .where('id', 'in', ids)
    .where('state', '<>', 'writing')
    .returning('id')
    .execute();
  return new Set(dropped.map(({ id }) => id));
}
