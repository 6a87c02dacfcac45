import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append, moveCase, type VisibleCase, visibleCase } from '../../cases/index.ts';

import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { giveToHeir } from './give-to-heir.ts';
import { lapseHandOff } from './hand-off.ts';
import { place, refuseOver } from './say.ts';

/**
 * Joins a case to another of the same need: entries stay where they are, and its links and tokens lead to the other, which
 * opens again where it had ended. Where the two had different customers, whoever joins them says that both are one: they
 * may write on from where they wrote, but answers go on going where the other case's went.
 */
export async function joinCases(ctx: Context, input: Input<typeof conversationsApi.join>): Promise<Made> {
  const [joined, named] = [await visibleCase(ctx, input.case), await visibleCase(ctx, input.to)];
  permit(maySpeakToCustomers(ctx.actor, joined.deskId));
  if (joined.id === named.id) throw conflict('join.same', 'That is the same case.');
  if (joined.deskId !== named.deskId || !(await areOneNeed(ctx, joined, named))) {
    throw conflict('join.other-customer', 'Only cases of the same customer on the same desk can be joined.');
  }
  refuseOver(joined);
  if (named.state === 'joined') refuseOver(named);
  const areTwo = joined.customerId !== named.customerId;
  if (areTwo) await refuseOtherCases(ctx, joined);
  const goesOn = await giveToHeir(ctx, named);
  const isAsked = goesOn.state !== 'done' || joined.state !== 'done';

  const here = await append(ctx, place(joined), {
    kind: 'joined',
    audience: 'customer',
    data: { toId: goesOn.id },
  });
  const there = await append(ctx, place(goesOn), {
    kind: 'joined',
    audience: 'customer',
    data: {
      fromId: joined.id,
      ...(!areTwo && (await lastWrittenFrom(ctx, [joined, goesOn]))),
      ...(goesOn.state !== 'open' && isAsked && { reopens: true }),
    },
  });
  await lapseHandOff(ctx, joined);
  await tables(ctx)
    .updateTable('joinOffers')
    .set({ state: 'joined' })
    .where('deskId', '=', joined.deskId)
    .where('caseId', '=', joined.id)
    .where('toCaseId', '=', goesOn.id)
    .execute();
  await moveCase(ctx, joined, { move: { end: { joinedToId: goesOn.id } }, entryId: here });
  if (areTwo) await sql`select app.become_one_customer(${joined.deskId}, ${joined.id})`.execute(ctx.db);
  const promisedNearer = joined.due && (!goesOn.due || joined.due < goesOn.due);
  const due = promisedNearer && joined.due ? joined.due : undefined;
  await moveCase(ctx, goesOn, {
    move: { ...(due && { due }), ...(isAsked && { state: 'open' }) },
    entryId: there,
  });
  return { id: goesOn.id, caseId: goesOn.id };
}

/** Cases of one customer, or of two where a mail said that they belong together: then it is the owner's to decide. */
async function areOneNeed(ctx: Context, joined: VisibleCase, goesOn: VisibleCase): Promise<boolean> {
  if (joined.customerId === goesOn.customerId) return true;
  const offered = await tables(ctx)
    .selectFrom('joinOffers')
    .select('state')
    .where('deskId', '=', joined.deskId)
    .where('caseId', '=', joined.id)
    .where('toCaseId', '=', goesOn.id)
    .where('state', '=', 'offered')
    .executeTakeFirst();
  return offered !== undefined;
}

/** Their other cases would be left with nobody who can be answered. */
async function refuseOtherCases(ctx: Context, joined: VisibleCase): Promise<void> {
  const other = await tables(ctx)
    .selectFrom('cases')
    .select('id')
    .where('deskId', '=', joined.deskId)
    .where('customerId', '=', joined.customerId)
    .where('id', '<>', joined.id)
    .where('state', '<>', 'joined')
    .limit(1)
    .executeTakeFirst();
  if (other) {
    throw conflict(
      'join.other-cases',
      'Whoever wrote this has other cases of their own here. Keep the two apart, and answer in this one.',
    );
  }
}

/** Answers go where the customer last wrote from, in whichever of the two it was. */
async function lastWrittenFrom(ctx: Context, cases: VisibleCase[]): Promise<{ contactPointId?: string }> {
  const last = await tables(ctx)
    .selectFrom('entries')
    .select(sql<string>`data ->> 'contactPointId'`.as('contactPointId'))
    .where('deskId', '=', cases[0]?.deskId ?? '')
    .where(
      'caseId',
      'in',
      cases.map(({ id }) => id),
    )
    .where(sql<boolean>`data ? 'contactPointId'`)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? {};
}

export async function keepApart(
  ctx: Context,
  input: Input<typeof conversationsApi.keepApart>,
): Promise<Made> {
  const [theCase, other] = [await visibleCase(ctx, input.case), await visibleCase(ctx, input.from)];
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  const kept = await tables(ctx)
    .updateTable('joinOffers')
    .set({ state: 'kept apart' })
    .where('deskId', '=', theCase.deskId)
    .where('caseId', '=', theCase.id)
    .where('toCaseId', '=', other.id)
    .where('state', '=', 'offered')
    .executeTakeFirst();
  if (kept.numUpdatedRows !== 1n) throw conflict('join.answered', 'This was answered already.');
  return { id: theCase.id, caseId: theCase.id };
}
