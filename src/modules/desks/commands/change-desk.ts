import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { permit } from '../../../platform/refusal.ts';
import { refuseUnknownZone } from '../../people/policy.ts';
import type { desksApi } from '../contract.ts';
import { mayDecideForClient } from '../policy.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';

/** Changes how a desk works from now on; a next word that was told to a customer stays as it was told. */
export async function changeDesk(
  ctx: Context,
  input: Input<typeof desksApi.changeDesk>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  refuseUnknownZone(input.zone);

  const { desk: _named, hours, ...settings } = input;
  await tables(ctx)
    .updateTable('desks')
    .set({ ...settings, ...(hours && { hours: JSON.stringify(hours) as never }), version: desk.version + 1 })
    .where('id', '=', desk.id)
    .execute();
  return { id: desk.id };
}
