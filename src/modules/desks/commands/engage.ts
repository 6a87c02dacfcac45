import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { invalid, notFound, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { mayDecideForClient } from '../policy.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';
import { refuseGiven } from './refuse-given.ts';

/** The client takes another organization onto its desk: what for, with which data, from now on or from a day to come. */
export async function engage(ctx: Context, input: Input<typeof desksApi.engage>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const id = uuid();
  const { desk: _, data = [], startsAt = ctx.now, ...agreed } = input;
  if (Temporal.Instant.compare(startsAt, ctx.now) < 0)
    throw invalid('engagement.began', 'Choose a time that is still to come, or leave it empty.');
  refuseGiven(agreed);
  try {
    await tables(ctx)
      .insertInto('engagements')
      .values({
        deskId: desk.id,
        id,
        data,
        ...agreed,
        // A third party is given of a customer what the client agreed to, and nothing where that was not said.
        ...(agreed.role === 'third party' && { mayBeGiven: agreed.mayBeGiven ?? [] }),
        startsAt,
        endsAt: null,
      })
      .execute();
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error;
    throw notFound('organization.not-found', 'There is no such organization here.');
  }
  return { id };
}

/**
 * Ends an engagement. From this moment its people see nothing of the desk, their own notes included. What had not begun
 * yet never begins.
 */
export async function endEngagement(
  ctx: Context,
  input: Input<typeof desksApi.endEngagement>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const ended = await tables(ctx)
    .updateTable('engagements')
    .set({ endsAt: sql<Instant>`greatest(starts_at, ${ctx.now}::timestamptz)` })
    .where('deskId', '=', desk.id)
    .where('id', '=', input.engagement)
    .where('role', '!=', 'client')
    .where((is) => is.or([is('endsAt', 'is', null), is('endsAt', '>', ctx.now)]))
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n)
    throw notFound('engagement.not-found', 'There is no such engagement to end.');
  return { id: input.engagement };
}
