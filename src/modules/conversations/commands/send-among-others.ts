import type { Context, Instant } from '../../../platform/context.ts';
import type { Made } from '../../../platform/http/endpoint.ts';
import { conflict } from '../../../platform/refusal.ts';
import { isOwnDraft, tables } from '../tables.ts';
import { saidByOthers } from './crossed.ts';
import { beginDraft, wordsOf } from './keep-draft.ts';
import { refuseUnsendable, soon } from './send-soon.ts';

export const cameMeanwhile = 'Something new came in meanwhile: look at it first.';

type AmongOthers = {
  of: { deskId: string; id: string };
  text: string;
  nextWordBy: Instant | null;
  /** As the case was when whoever writes saw it. */
  version: number;
};

/** One of the same words to several customers. It waits its ten seconds, and takes the place of no reply that was begun there. */
export async function sendAmongOthers(
  ctx: Context,
  { of, text, nextWordBy, version }: AmongOthers,
): Promise<Made> {
  const seen = await saidByOthers(ctx, of);
  // Read after what was said is counted: what comes in between makes it another version, and what comes later is held back.
  const { place, version: now } = await refuseUnsendable(ctx, of.id, seen);
  if (now !== version) throw conflict('case.changed', cameMeanwhile);
  const begun = await tables(ctx)
    .selectFrom('drafts')
    .select('id')
    .where(isOwnDraft(ctx))
    .where('deskId', '=', place.deskId)
    .where('caseId', '=', place.caseId)
    .where('audience', '=', 'customer')
    .limit(1)
    .executeTakeFirst();
  if (begun) throw conflict('draft.begun', 'You have begun a reply there. Send or empty that first.');
  const words = { text, nextWordBy, stands: null, fileIds: [], seen, tab: null };
  const sent = { audience: 'customer' as const, sendAt: soon(ctx), ...wordsOf(words) };
  return { id: await beginDraft(ctx, place, sent), caseId: place.caseId };
}

type Dropped = {
  dropped: Set<string>;
  /** Before whoever wrote it again, in its case: taken back there, or held back. */
  kept: Set<string>;
};

/** Takes back what still waits of these. */
export async function dropSendings(ctx: Context, ids: readonly string[]): Promise<Dropped> {
  if (ids.length === 0) return { dropped: new Set(), kept: new Set() };
  const dropped = await tables(ctx)
    .deleteFrom('drafts')
    .where(isOwnDraft(ctx))
    .where('id', 'in', ids)
    .where('state', '=', 'sending')
    .returning('id')
    .execute();
  const kept = await tables(ctx)
    .selectFrom('drafts')
    .select('id')
    .where(isOwnDraft(ctx))
    .where('id', 'in', ids)
    .execute();
  const idsOf = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id));
  return { dropped: idsOf(dropped), kept: idsOf(kept) };
}
