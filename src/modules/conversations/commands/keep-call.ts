import type { Context, Instant } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { noSuchCase, type VisibleCase, visibleCase } from '../../cases/index.ts';
import { visibleCustomer } from '../../customers/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { callApi } from '../call-contract.ts';
import type { DangerKind } from '../danger-contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { wroteElsewhere } from './keep-draft.ts';
import { customerKnown, keepDanger, knownOf, standOnCase } from './mark-danger.ts';

type Kept = Input<typeof callApi.keepCall>;
type Window = { id: string; tab: string; version: number };

/** Keeps what somebody writes down of a call, so that no crash takes it. */
export async function keepCall(
  ctx: Context,
  { desk: named, call: id, tab, version, ...written }: Kept,
): Promise<{ version: number }> {
  const desk = await visibleDesk(ctx, named);
  const deskId = desk.id;
  permit(maySpeakToCustomers(ctx.actor, deskId));
  const { customerId, caseId } = written;
  if (customerId) await visibleCustomer(ctx, { deskId, id: customerId });
  if (caseId && (await visibleCase(ctx, caseId)).deskId !== deskId) throw noSuchCase();

  const before = await callBefore(ctx, deskId, { id, tab, version });
  const words = { ...written, danger: before?.danger ?? written.danger };
  if (words.danger !== null) await markOnCall(ctx, desk, { id, ...words, danger: words.danger });
  if (isEmpty(words)) {
    if (before) await forgetCall(ctx, deskId, id);
    return { version: 0 };
  }
  if (!before) {
    await beginCall(ctx, { deskId, id, tab, ...words });
    return { version: 1 };
  }
  await tables(ctx)
    .updateTable('callDrafts')
    .set({ ...words, tab, version: before.version + 1 })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .execute();
  return { version: before.version + 1 };
}

/** The first that is kept of it is told. */
async function markOnCall(
  ctx: Context,
  desk: { id: string; zone: string },
  {
    id,
    danger,
    customerId,
    name,
    address,
    asked,
    said,
  }: Omit<Begun, 'deskId' | 'tab'> & { danger: DangerKind },
): Promise<void> {
  const known = customerId
    ? await customerKnown(ctx, desk.id, customerId)
    : { who: name ?? '', reachedAt: address };
  const reachedAt = [known.reachedAt, asked].find((one) => one !== '') ?? '';
  await keepDanger(ctx, desk, { id, kind: danger, ...known, reachedAt, words: said });
}

/**
 * What was written down is being written no more; nothing that another window wrote meanwhile goes with it. A danger that
 * was marked on it stands on the case.
 */
export async function putDown(
  ctx: Context,
  theCase: Pick<VisibleCase, 'deskId' | 'id' | 'customerId' | 'desk'>,
  draft: (Window & { danger?: DangerKind | undefined }) | undefined,
): Promise<void> {
  const { deskId } = theCase;
  if (draft?.danger)
    await keepDanger(ctx, theCase.desk, {
      id: draft.id,
      kind: draft.danger,
      ...(await knownOf(ctx, theCase)),
    });
  if (draft) await standOnCase(ctx, theCase, draft.id);
  if (draft && (await callBefore(ctx, deskId, draft))) await forgetCall(ctx, deskId, draft.id);
}

/** When somebody began to write a call down. */
export async function callSince(
  ctx: Context,
  deskId: string,
  draft: { id: string } | undefined,
): Promise<Instant> {
  if (!draft) return ctx.now;
  const begun = await tables(ctx)
    .selectFrom('callDrafts')
    .select('recordedAt')
    .where('deskId', '=', deskId)
    .where('id', '=', draft.id)
    .executeTakeFirst();
  return begun?.recordedAt ?? ctx.now;
}

async function callBefore(ctx: Context, deskId: string, { id, tab, version }: Window) {
  const before = await tables(ctx)
    .selectFrom('callDrafts')
    .select(['tab', 'version', 'danger'])
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (before?.tab !== tab && (before?.version ?? 0) !== version) throw wroteElsewhere();
  return before;
}

type Begun = Omit<Kept, 'desk' | 'call' | 'version'> & { deskId: string; id: string };

async function beginCall(ctx: Context, begun: Begun): Promise<void> {
  const made = await tables(ctx)
    .insertInto('callDrafts')
    .values({ ...begun, personId: ctx.actor.id, organizationId: ctx.actor.organizationId ?? '' })
    .onConflict((conflicting) => conflicting.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw wroteElsewhere();
}

async function forgetCall(ctx: Context, deskId: string, id: string): Promise<void> {
  await tables(ctx).deleteFrom('callDrafts').where('deskId', '=', deskId).where('id', '=', id).execute();
}

/** Who it is about alone is nothing that anybody wrote. */
const isEmpty = ({
  asked,
  name,
  address,
  said,
  told,
  note,
  stands,
  nextWordBy,
  danger,
}: Omit<Begun, 'deskId' | 'id' | 'tab'>) =>
  [asked, name ?? '', address, said, told, note].every((text) => text === '') &&
  stands === null &&
  danger === null &&
  nextWordBy === null;
