import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid } from '../../../platform/refusal.ts';
import type { peopleApi } from '../contract.ts';
import { refuseUnknownZone } from '../policy.ts';
import { tables } from '../tables.ts';

export async function changeMe(
  ctx: Context,
  input: Input<typeof peopleApi.changeMe>,
): Promise<{ id: string }> {
  refuseUnknownZone(input.zone);
  const { name, place, languages, zone, hours } = input;
  const face = { ...(name && { name }), ...(place !== undefined && { place: place || null }) };
  const settings = {
    ...(languages && { languages }),
    ...(zone && { zone }),
    ...(hours !== undefined && { hours: hours && (JSON.stringify(hours) as never) }),
  };
  const db = tables(ctx);
  if (Object.keys(face).length > 0) {
    await db.updateTable('persons').set(face).where('id', '=', ctx.actor.id).execute();
  }
  if (Object.keys(settings).length > 0) {
    await db.updateTable('personSettings').set(settings).where('personId', '=', ctx.actor.id).execute();
  }
  return { id: ctx.actor.id };
}

/** Days off make a stand-in, not a hand-off: the cases stay with their owner. */
export async function beAway(ctx: Context, input: Input<typeof peopleApi.beAway>): Promise<Made> {
  if (input.endsAt <= input.startsAt) throw invalid('absence.ends-first', 'An absence ends after it begins.');
  if (input.standInId === ctx.actor.id)
    throw invalid('absence.stand-in', 'Choose somebody else to stand in.');
  const id = uuid();
  const { startsAt, endsAt, standInId } = input;
  await tables(ctx)
    .insertInto('absences')
    .values({ personId: ctx.actor.id, id, startsAt, endsAt, standInId, withdrawnAt: null })
    .execute();
  return { id };
}
