import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import type { Topic } from '../../customers/contract.ts';
import type { conversationsApi } from '../contract.ts';
import { mostFiles, mostText } from '../draft-contract.ts';
import { mayNote, maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';

type Kept = Input<typeof conversationsApi.keepDraft>;

/** Keeps what somebody is writing, so that no crash takes it. */
export async function keepDraft(ctx: Context, input: Kept): Promise<{ version: number }> {
  const { deskId, id: caseId } = await visibleCase(ctx, input.case);
  const may = input.audience === 'customer' ? maySpeakToCustomers : mayNote;
  permit(may(ctx.actor, deskId));

  const before = await draftBefore(ctx, { deskId, caseId }, input);
  if (isEmpty(input)) {
    if (before) await forgetDraft(ctx, { deskId, id: before.id });
    return { version: 0 };
  }
  const words = wordsOf(input);
  if (!before) {
    await beginDraft(ctx, { deskId, caseId }, { audience: input.audience, ...words });
    return { version: 1 };
  }
  const version = before.version + 1;
  await tables(ctx)
    .updateTable('drafts')
    .set({ ...words, version })
    .where('deskId', '=', deskId)
    .where('id', '=', before.id)
    .execute();
  return { version };
}

type Place = { deskId: string; caseId: string };
type Window = Pick<Kept, 'audience' | 'tab' | 'version'>;

/** The draft that this window goes on with. What another window wrote meanwhile is in nobody's way, and nobody's to lose. */
export async function draftBefore(
  ctx: Context,
  { deskId, caseId }: Place,
  { audience, tab, version }: Window,
): Promise<{ id: string; version: number } | undefined> {
  const before = await tables(ctx)
    .selectFrom('drafts')
    .select(['id', 'tab', 'version'])
    .where('deskId', '=', deskId)
    .where('caseId', '=', caseId)
    .where('audience', '=', audience)
    .where('state', '=', 'writing')
    .forUpdate()
    .executeTakeFirst();
  if (before?.tab !== tab && (before?.version ?? 0) !== version) throw wroteElsewhere();
  return before;
}

export async function beginDraft(
  ctx: Context,
  place: Place,
  words: { audience: Kept['audience']; sendAt?: string; toBeSure?: Topic[] } & ReturnType<typeof wordsOf>,
): Promise<string> {
  const { sendAt = null, toBeSure = [], ...rest } = words;
  const begun = await tables(ctx)
    .insertInto('drafts')
    .values({
      ...place,
      ...rest,
      toBeSure: sql<Topic[]>`${toBeSure}::text[]`,
      id: uuid(),
      personId: ctx.actor.id,
      organizationId: ctx.actor.organizationId ?? '',
      state: sendAt === null ? 'writing' : 'sending',
      sendAt,
      heldFor: null,
    })
    .onConflict((conflicting) => conflicting.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!begun) throw wroteElsewhere();
  return begun.id;
}

export async function holdDraft(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
  heldFor: string,
) {
  await tables(ctx)
    .updateTable('drafts')
    .set({ state: 'held', sendAt: null, heldFor })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
}

export async function forgetDraft(ctx: Context, { deskId, id }: { deskId: string; id: string }) {
  await tables(ctx).deleteFrom('drafts').where('deskId', '=', deskId).where('id', '=', id).execute();
}

type Words = Pick<Kept, 'text' | 'stands' | 'nextWordBy' | 'fileIds' | 'seen'> & { tab: string | null };

export const wordsOf = ({ text, stands, nextWordBy, fileIds, seen, tab }: Words) => ({
  text,
  stands,
  nextWordBy,
  fileIds: sql<string[]>`${fileIds}::uuid[]`,
  seen,
  tab,
});

type Part = { text: string; fileIds: readonly string[] };

/** Two drafts as one, each after the other; null where that is more than a draft holds. */
export function together(first: Part, second: Part | undefined): { text: string; fileIds: string[] } | null {
  const text = [first.text, second?.text ?? ''].filter((words) => words !== '').join('\n\n');
  const fileIds = [...new Set([...first.fileIds, ...(second?.fileIds ?? [])])];
  return text.length > mostText || fileIds.length > mostFiles ? null : { text, fileIds };
}

const isEmpty = ({ text, stands, nextWordBy, fileIds }: Words) =>
  text === '' && stands === null && nextWordBy === null && fileIds.length === 0;

export const wroteElsewhere = () =>
  conflict('draft.changed', 'You wrote this in another window meanwhile. Both texts are kept: look at them.');

export const tooMuch = () =>
  conflict(
    'draft.too-much',
    'This and what you have begun are too much for one reply. Send or empty what you have begun first.',
  );
