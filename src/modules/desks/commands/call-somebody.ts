import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { notFound, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { mayDecideForClient } from '../policy.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';

/** The client says by which name its customers know somebody; what they were told before stays as it was told. */
export async function callSomebody(
  ctx: Context,
  { desk: named, person, called }: Input<typeof desksApi.callSomebody>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, named);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('roster')
    .set({ called })
    .where('deskId', '=', desk.id)
    .where('personId', '=', person)
    .where('endedAt', 'is', null)
    .where(sql<boolean>`app.belongs(person_id, organization_id)`)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw notFound('roster.not-found', 'This person does not work on the desk.');
  return { id: person };
}
