import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, notFound } from '../../../platform/refusal.ts';
import type { peopleApi } from '../contract.ts';
import { tables } from '../tables.ts';

/** Days off make a stand-in, not a hand-off: the cases stay with their owner. */
export async function beAway(ctx: Context, input: Input<typeof peopleApi.beAway>): Promise<Made> {
  if (input.endsAt <= input.startsAt)
    throw invalid('absence.ends-first', 'Choose an end that comes after the beginning.');
  if (input.standInId === ctx.actor.id)
    throw invalid('absence.stand-in', 'Choose somebody else to stand in.');
  if (input.standInId) await refuseStranger(ctx, input.standInId);
  const id = uuid();
  const { startsAt, endsAt, standInId } = input;
  await tables(ctx)
    .insertInto('absences')
    .values({ personId: ctx.actor.id, id, startsAt, endsAt, standInId, withdrawnAt: null })
    .execute();
  return { id };
}

/** Somebody stands in with whom one shares an organization or a desk; whoever else there may be is not told. */
async function refuseStranger(ctx: Context, personId: string): Promise<void> {
  const known = await tables(ctx)
    .selectFrom('personSettings')
    .select('personId')
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!known) throw notFound('person.not-found', 'There is nobody of whom you know who could stand in.');
}

/** What was withdrawn stays on record, so that one can still tell who was named as a stand-in when. */
export async function withdrawAbsence(
  ctx: Context,
  { absence }: Input<typeof peopleApi.withdrawAbsence>,
): Promise<{ id: string }> {
  const withdrawn = await tables(ctx)
    .updateTable('absences')
    .set({ withdrawnAt: ctx.now })
    .where('personId', '=', ctx.actor.id)
    .where('id', '=', absence)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (withdrawn.numUpdatedRows !== 1n) throw notFound('absence.not-found', 'You have no such absence.');
  return { id: absence };
}
