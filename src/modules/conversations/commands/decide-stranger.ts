import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import { append, moveCase, visibleCase, whereItGoesOn } from '../../cases/index.ts';

import type { conversationsApi } from '../contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { giveToHeir } from './give-to-heir.ts';
import { dueAfter } from './receive-contact.ts';
import { place } from './say.ts';

/** Somebody of the desk says whether an unknown sender belongs to the customer; only then the customer sees their words. */
export async function decideStranger(
  ctx: Context,
  input: Input<typeof conversationsApi.decideStranger>,
): Promise<Made> {
  const db = tables(ctx);
  const held = await db
    .selectFrom('strangers as s')
    .innerJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 's.deskId').onRef('e.id', '=', 's.entryId'),
    )
    .select(['s.deskId', 's.entryId', 's.address', 'e.caseId'])
    .where('s.entryId', '=', input.entry)
    .executeTakeFirst();
  if (!held) throw notFound('entry.not-found', 'There is no such message here.');
  const named = await whereItGoesOn(ctx, await visibleCase(ctx, held.caseId));
  permit(maySpeakToCustomers(ctx.actor, named.deskId));

  const decided = await db
    .updateTable('strangers')
    .set({ state: input.admit ? 'admitted' : 'refused', decidedById: ctx.actor.id, decidedAt: ctx.now })
    .where('deskId', '=', held.deskId)
    .where('entryId', '=', held.entryId)
    .where('state', '=', 'held')
    .executeTakeFirst();
  if (decided.numUpdatedRows !== 1n) throw conflict('stranger.decided', 'Somebody has decided this already.');
  const theCase = input.admit ? await giveToHeir(ctx, named) : named;
  const id = await append(ctx, place(theCase), {
    kind: 'sender admitted',
    audience: 'companies',
    data: { entryId: held.entryId, admitted: input.admit },
  });
  if (!input.admit) return { id, caseId: theCase.id };

  // An address that is another customer's stays theirs; its mail to this case counts by the admission itself.
  await db
    .insertInto('contactPoints')
    .values({
      deskId: held.deskId,
      id: uuid(),
      customerId: theCase.customerId,
      kind: 'mail',
      address: held.address,
      admittedById: ctx.actor.id,
    })
    .onConflict((known) =>
      known
        .columns(['deskId', 'address'])
        .where('kind', '=', sql.lit('mail' as const))
        .doNothing(),
    )
    .execute();
  await moveCase(ctx, theCase, { move: { due: dueAfter(ctx, theCase), state: 'open' }, entryId: id });
  return { id, caseId: theCase.id };
}
