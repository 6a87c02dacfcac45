import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import type { peopleApi } from '../contract.ts';
import { type Picture, readPicture } from '../picture.ts';
import { refuseUnknownZone } from '../policy.ts';
import { tables } from '../tables.ts';

export async function changeMe(
  ctx: Context,
  input: Input<typeof peopleApi.changeMe>,
): Promise<{ id: string }> {
  refuseUnknownZone(input.zone);
  const { name, place, languages, zone, hours } = input;
  const picture = typeof input.picture === 'string' ? readPicture(input.picture) : input.picture;
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
  if (picture !== undefined) await putPicture(ctx, picture);
  return { id: ctx.actor.id };
}

/** Instead of the one that was there, or none. Of two that come at the same moment one stays. */
async function putPicture(ctx: Context, picture: Picture | null): Promise<void> {
  const db = tables(ctx);
  await db.deleteFrom('personPictures').where('personId', '=', ctx.actor.id).execute();
  if (!picture) return;
  await db
    .insertInto('personPictures')
    .values({ personId: ctx.actor.id, ...picture })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
