import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { countryOf, e164 } from '../../../platform/phone/number.ts';
import { conflict, invalid } from '../../../platform/refusal.ts';
import { earlierOf } from '../../../platform/time/instant.ts';
import { append, type VisibleCase, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { place, receiveContact } from '../../conversations/index.ts';
import { keepContactPoint } from '../../customers/index.ts';
import { callWindows } from '../call-windows.ts';
import { type CallWindow, openStates } from '../contract.ts';
import { tables } from '../tables.ts';

type OfCustomer = { caseId: string; customerId: string };
/** Where to call: at a number of theirs that is known, or at one that they write down now. */
export type CallWish = OfCustomer &
  CallWindow & { number: { known: string } | { written: string }; text: string };

/**
 * A customer chooses when they are called: a contact of theirs that asks it of whoever owns their case. Who chose before
 * chooses another time.
 */
export async function askForCall(ctx: Context, wish: CallWish): Promise<{ entryId: string }> {
  const { caseId, customerId, beginsAt, endsAt, text } = wish;
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, caseId));
  refuseOtherWindow(ctx, theCase, wish);
  const number = await numberOf(ctx, theCase, wish);
  const before = await withdraw(ctx, theCase);
  if (before)
    await append(ctx, place(theCase), { ...withdrawnBy(customerId, before.id), audience: 'companies' });

  const taskId = await keepCall(ctx, place(theCase), { beginsAt, endsAt, number, request: text });
  if (!taskId) throw conflict('call.asked', 'A call was asked for meanwhile. Look again.');
  return receiveContact(ctx, {
    ...{ caseId, customerId, channel: 'page', text, files: [], taskId },
    hear: (due) => earlierOf(dueWithout(ctx, before, due) ?? endsAt, endsAt),
    data: { beginsAt, endsAt, dueBefore: dueWithout(ctx, before, theCase.due) },
  });
}

/** A customer needs no call any more. When they hear next stays as it is. */
export async function withdrawCall(
  ctx: Context,
  { caseId, customerId }: OfCustomer,
): Promise<{ entryId: string }> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, caseId));
  const call = await withdraw(ctx, theCase);
  if (!call) throw conflict('call.none', 'No call is asked for any more.');
  const entryId = await append(ctx, place(theCase), {
    ...withdrawnBy(customerId, call.id),
    audience: 'customer',
  });
  return { entryId };
}

/** A call that nobody of us asked, unless one is asked already; the database asks it of whoever owns the case. */
export async function keepCall(
  ctx: Context,
  { deskId, caseId }: { deskId: string; caseId: string },
  { beginsAt, endsAt, number, request }: CallWindow & { number: string; request: string },
): Promise<string | undefined> {
  const id = uuid();
  const db = tables(ctx);
  const kept = await db
    .insertInto('tasks')
    .values({ deskId, id, caseId, kind: 'call', due: beginsAt, beginsAt, endsAt })
    .onConflict((asked) => asked.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) return undefined;
  await db.insertInto('taskWords').values({ deskId, taskId: id, request, number }).execute();
  return id;
}

const withdrawnBy = (customerId: string, taskId: string) => ({
  kind: 'task withdrawn' as const,
  channel: 'page' as const,
  author: { kind: 'customer' as const, id: customerId },
  taskId,
});

type Earlier = { id: string; endsAt: Instant | null; dueBefore: Instant | null };

/**
 * When they would hear without the call that they asked for earlier: they need not hear by its end any more. A time that
 * has passed stays, and one that was before it and has passed meanwhile binds nobody.
 */
function dueWithout(ctx: Context, earlier: Earlier | undefined, due: Instant | null): Instant | null {
  if (!earlier || due === null || due !== earlier.endsAt || due <= ctx.now) return due;
  const { dueBefore } = earlier;
  return dueBefore !== null && dueBefore > ctx.now ? dueBefore : null;
}

async function withdraw(ctx: Context, { deskId, id }: VisibleCase): Promise<Earlier | undefined> {
  const withdrawn = await tables(ctx)
    .updateTable('tasks')
    .set((row) => ({ state: 'withdrawn', version: row('version', '+', 1) }))
    .where('deskId', '=', deskId)
    .where('caseId', '=', id)
    .where('kind', '=', 'call')
    .where('state', 'in', openStates)
    .returning(['id', 'endsAt'])
    .returning((row) =>
      row
        .selectFrom('entries as e')
        .select(sql<Instant | null>`e.data ->> 'dueBefore'`.as('dueBefore'))
        .whereRef('e.deskId', '=', 'tasks.deskId')
        .whereRef('e.taskId', '=', 'tasks.id')
        .where('e.kind', '=', 'contact')
        .as('dueBefore'),
    )
    .executeTakeFirst();
  return withdrawn;
}

/** A page that was left open offers windows that have begun meanwhile. */
function refuseOtherWindow(ctx: Context, { desk }: VisibleCase, { beginsAt, endsAt }: CallWindow): void {
  const offered = callWindows(Temporal.Instant.from(ctx.now), desk);
  if (offered.some((one) => one.beginsAt === beginsAt && one.endsAt === endsAt)) return;
  throw conflict('call.window', 'This time is not offered any more. Choose another one.');
}

async function numberOf(ctx: Context, theCase: VisibleCase, wish: CallWish): Promise<string> {
  const { deskId, desk } = theCase;
  const { number, customerId } = wish;
  if ('known' in number) return knownNumber(ctx, { deskId, customerId, pointId: number.known });
  const written = e164(number.written, countryOf(desk.zone));
  if (!written) throw invalid('call.number', 'Nobody can be rung at this number.');
  await keepContactPoint(ctx, { deskId, customerId, point: { kind: 'phone', address: written } });
  return written;
}

async function knownNumber(
  ctx: Context,
  { deskId, customerId, pointId }: { deskId: string; customerId: string; pointId: string },
): Promise<string> {
  const point = await tables(ctx)
    .selectFrom('contactPoints')
    .select('address')
    .where('deskId', '=', deskId)
    .where('customerId', '=', customerId)
    .where('id', '=', pointId)
    .where('kind', '=', 'phone')
    .executeTakeFirst();
  if (!point) throw conflict('call.number-gone', 'This number is not known any more. Choose another one.');
  return point.address;
}
