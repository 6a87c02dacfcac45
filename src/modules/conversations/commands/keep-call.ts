import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { noSuchCase, visibleCase } from '../../cases/index.ts';
import { visibleCustomer } from '../../customers/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { callApi } from '../call-contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { wroteElsewhere } from './keep-draft.ts';

type Kept = Input<typeof callApi.keepCall>;
type Window = { id: string; tab: string; version: number };

/** Keeps what somebody writes down of a call, so that no crash takes it. */
export async function keepCall(
  ctx: Context,
  { desk: named, call: id, tab, version, ...words }: Kept,
): Promise<{ version: number }> {
  const { id: deskId } = await visibleDesk(ctx, named);
  permit(maySpeakToCustomers(ctx.actor, deskId));
  const { customerId, caseId } = words;
  if (customerId) await visibleCustomer(ctx, { deskId, id: customerId });
  if (caseId && (await visibleCase(ctx, caseId)).deskId !== deskId) throw noSuchCase();

  const before = await callBefore(ctx, deskId, { id, tab, version });
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

/** What was written down is being written no more; nothing that another window wrote meanwhile goes with it. */
export async function putDown(ctx: Context, deskId: string, draft: Window | undefined): Promise<void> {
  if (draft && (await callBefore(ctx, deskId, draft))) await forgetCall(ctx, deskId, draft.id);
}

async function callBefore(ctx: Context, deskId: string, { id, tab, version }: Window) {
  const before = await tables(ctx)
    .selectFrom('callDrafts')
    .select(['tab', 'version'])
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
}: Omit<Begun, 'deskId' | 'id' | 'tab'>) =>
  [asked, name ?? '', address, said, told, note].every((text) => text === '') &&
  stands === null &&
  nextWordBy === null;
