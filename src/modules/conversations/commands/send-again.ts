import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { conversationsApi } from '../contract.ts';
import { sendingAgain } from '../events.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';

/** Puts a message that did not go back among those that wait, as it was written. */
export async function sendAgain(
  ctx: Context,
  input: Input<typeof conversationsApi.sendAgain>,
): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(maySpeakToCustomers(ctx.actor, desk.id));
  const mail = await tables(ctx)
    .selectFrom('outbox')
    .select(['id', 'caseId'])
    .where('deskId', '=', desk.id)
    .where('id', '=', input.mail)
    .executeTakeFirst();
  if (!mail) throw notFound('mail.not-found', 'There is no such mail here.');

  // Only who sends mail may write what became of it; this lets it do so once more.
  const { rows } = await sql<{ again: boolean | null }>`
    select app.send_again(${desk.id}, ${mail.id}) as again`.execute(ctx.db);
  if (!rows[0]?.again || !mail.caseId)
    throw conflict('mail.not-to-send', 'Only a message that did not go can be sent again.');

  await record(ctx, sendingAgain, desk.id, { caseId: mail.caseId, outboxId: mail.id, byId: ctx.actor.id });
  return { id: mail.id, caseId: mail.caseId };
}
