import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
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
