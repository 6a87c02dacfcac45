import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { visibleCase } from '../../cases/index.ts';
import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { isOwnDraft, tables } from '../tables.ts';
import { refuseCrossed } from './crossed.ts';
import { beginDraft, draftBefore, forgetDraft, holdDraft, together, tooMuch, wordsOf } from './keep-draft.ts';
import { refuseOver, refuseUnreachable } from './say.ts';

const secondsToTakeBack = 10;

/** Nothing that was said can be unsaid, so what a person sends from their screen waits a moment before it is said. */
export async function sendSoon(ctx: Context, input: Input<typeof conversationsApi.sendSoon>): Promise<Made> {
  const { place } = await refuseUnsendable(ctx, input.case, input.seen);
  const before = await draftBefore(ctx, place, { ...input, audience: 'customer' });
  if (before) await forgetDraft(ctx, { deskId: place.deskId, id: before.id });
  const id = await beginDraft(ctx, place, {
    ...wordsOf(input),
    ...{ audience: 'customer', sendAt: soon(ctx), toBeSure: input.toBeSure ?? [] },
  });
  return { id, caseId: place.caseId };
}

export async function sendHeld(ctx: Context, input: Input<typeof conversationsApi.sendHeld>): Promise<Made> {
  const { deskId, id, caseId } = await ownDraft(ctx, input.draft);
  await refuseUnsendable(ctx, caseId, input.seen);
  const sent = await tables(ctx)
    .updateTable('drafts')
    .set({ state: 'sending', sendAt: soon(ctx), heldFor: null, seen: input.seen })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .where('state', '=', 'held')
    .executeTakeFirst();
  if (sent.numUpdatedRows !== 1n) throw conflict('draft.not-held', 'This is being sent already.');
  return { id, caseId };
}

/** What is taken back and what was begun meanwhile are one draft, so that neither is lost. */
export async function takeBack(ctx: Context, input: Input<typeof conversationsApi.takeBack>): Promise<Made> {
  const { deskId, id, caseId } = await ownDraft(ctx, input.draft);
  const db = tables(ctx);
  const draft = await db
    .selectFrom('drafts')
    .selectAll()
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw noSuchDraft();
  const begun = await db
    .selectFrom('drafts')
    .select(['id', 'text', 'fileIds', 'version'])
    .where('deskId', '=', deskId)
    .where('caseId', '=', caseId)
    .where(isOwnDraft(ctx))
    .where('audience', '=', 'customer')
    .where('state', '=', 'writing')
    .where('id', '<>', id)
    .forUpdate()
    .executeTakeFirst();
  const words = together(draft, begun);
  if (!words) {
    // It must not go out because there is too much of it.
    await holdDraft(ctx, { deskId, id }, tooMuch().message);
    return { id, caseId };
  }
  if (begun) await forgetDraft(ctx, { deskId, id: begun.id });
  await db
    .updateTable('drafts')
    .set({
      text: words.text,
      fileIds: sql<string[]>`${words.fileIds}::uuid[]`,
      tab: null,
      version: Math.max(draft.version, begun?.version ?? 0) + 1,
      state: 'writing',
      sendAt: null,
      heldFor: null,
    })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  return { id, caseId };
}

export async function refuseUnsendable(ctx: Context, named: string, seen: number) {
  const theCase = await visibleCase(ctx, named);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  await refuseUnreachable(ctx, theCase);
  await refuseCrossed(ctx, theCase, seen);
  return { place: { deskId: theCase.deskId, caseId: theCase.id }, version: theCase.version };
}

async function ownDraft(ctx: Context, id: string) {
  const draft = await tables(ctx)
    .selectFrom('drafts')
    .select(['deskId', 'id', 'caseId'])
    .where('id', '=', id)
    .where(isOwnDraft(ctx))
    .executeTakeFirst();
  if (!draft) throw noSuchDraft();
  return draft;
}

export const soon = (ctx: Context) =>
  asInstant(Temporal.Instant.from(ctx.now).add({ seconds: secondsToTakeBack }));

export const noSuchDraft = () =>
  notFound('draft.not-found', 'There is no such draft: it was sent or emptied.');
