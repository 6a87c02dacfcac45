import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, notFound, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { movesChanged } from '../events.ts';
import { mayDecideForClient } from '../policy.ts';
import { agreedEngagement, engagementOf } from '../queries/engagement-of.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';

type Engagement = Awaited<ReturnType<typeof engagementOf>>;

/** The client moves a company's work to another one, or takes it back. The desk carries it out when the time has come. */
export async function moveWork(
  ctx: Context,
  { desk: named, movesAt = ctx.now, ...input }: Input<typeof desksApi.moveWork>,
): Promise<Made> {
  const desk = await visibleDesk(ctx, named);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const from = await engagementOf(ctx, { deskId: desk.id, engagementId: input.fromEngagementId });
  const to = await agreedEngagement(ctx, { deskId: desk.id, engagementId: input.toEngagementId });
  refuseOthers(from, to);
  refuseTimes(ctx, { movesAt, to });
  await refuseNobody(ctx, to, movesAt);
  const made = await tables(ctx)
    .insertInto('moves')
    .values({ deskId: desk.id, id: uuid(), ...input, movesAt, decidedById: ctx.actor.id })
    .onConflict((taken) => taken.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made)
    throw conflict('move.announced', 'The work of this company is to move already. Call that off first.');
  await record(ctx, movesChanged, desk.id, {});
  return { id: made.id };
}

function refuseOthers(from: Engagement, to: Engagement): void {
  if (from.role !== 'provider')
    throw conflict('move.provider', 'Choose the company that answers customers for you now.');
  if (to.role === 'third party')
    throw conflict('move.third-party', 'A third party owns no cases. Engage it as a provider first.');
  if (from.id === to.id) throw conflict('move.same', 'Choose somebody else to do this work from then on.');
}

function refuseTimes(ctx: Context, { movesAt, to }: { movesAt: Instant; to: Engagement }): void {
  const at = Temporal.Instant.from(movesAt);
  if (Temporal.Instant.compare(at, ctx.now) < 0)
    throw invalid('move.over', 'Choose a time that is still to come, or move it now.');
  if (Temporal.Instant.compare(to.startsAt, at) > 0)
    throw conflict('move.begins-later', 'Their own engagement begins later. Choose a time from then on.');
  if (to.endsAt && Temporal.Instant.compare(to.endsAt, at) <= 0)
    throw conflict('move.ends-before', 'Their own engagement ends before that. Give it a later end first.');
}

async function refuseNobody(ctx: Context, { deskId, id }: Engagement, movesAt: Instant): Promise<void> {
  const { rows } = await sql<{ receives: boolean }>`
    select app.will_receive(${deskId}, ${id}, ${movesAt}) as receives`.execute(ctx.db);
  if (rows[0]?.receives) return;
  throw conflict(
    'move.nobody',
    'Nobody of theirs is admitted who could own cases. Admit somebody first, so that no customer is left without a name.',
  );
}

/** Everything stays as it is. */
export async function callOffMove(
  ctx: Context,
  input: Input<typeof desksApi.callOffMove>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const { rows } = await sql<{ done: boolean }>`
    select app.call_off_move(${desk.id}, ${input.move}) as done`.execute(ctx.db);
  if (!rows[0]?.done) throw notFound('move.not-found', 'There is no such move to call off.');
  await record(ctx, movesChanged, desk.id, {});
  return { id: input.move };
}
