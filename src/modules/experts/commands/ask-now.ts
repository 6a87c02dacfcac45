import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { refuseOver } from '../../conversations/index.ts';
import { type expertsApi, minutesToAsk } from '../contract.ts';
import { askChanged } from '../events.ts';
import { mayAskNow } from '../policy.ts';
import { expertsOf } from '../queries/experts.ts';
import { tables } from '../tables.ts';

/** Begins to ask those who know, while whoever asks stays with the customer; the desk goes on with it. */
export async function askNow(
  ctx: Context,
  { case: named, ...said }: Input<typeof expertsApi.ask>,
): Promise<Made> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, named));
  const { deskId, id: caseId } = theCase;
  permit(mayAskNow(ctx.actor, deskId));
  refuseOver(theCase);
  await refuseInVain(ctx, { deskId, ...said });
  const id = uuid();
  const kept = await tables(ctx)
    .insertInto('asks')
    .values({
      ...{ deskId, id, caseId, firstId: said.first ?? null },
      ...{ askedById: ctx.actor.id, askedByOrganizationId: ctx.actor.organizationId ?? '' },
      endsAt: asInstant(Temporal.Instant.from(ctx.now).add({ minutes: minutesToAsk })),
      nextAt: ctx.now,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n)
    throw conflict('ask.open', 'Somebody is being asked on this case already. Read what they say first.');
  await tables(ctx)
    .insertInto('askWords')
    .values({ deskId, askId: id, language: theCase.language, question: said.question })
    .execute();
  await record(ctx, askChanged, deskId, { caseId });
  return { id, caseId };
}

/** Nobody waits ten minutes for nobody. */
async function refuseInVain(
  ctx: Context,
  { deskId, question, first }: { deskId: string; question: string; first?: string | undefined },
): Promise<void> {
  const known = await expertsOf(ctx, { deskId, said: question });
  const now = known.filter(({ canNow, personId }) => canNow && personId !== ctx.actor.id);
  if (first !== undefined && !now.some(({ id }) => id === first))
    throw conflict('ask.not-now', 'They cannot be asked now. Choose somebody else.');
  if (now.length === 0)
    throw conflict(
      'ask.nobody',
      'Nobody who knows can be asked now. Mark it as a gap, so that an answer is found.',
    );
}
