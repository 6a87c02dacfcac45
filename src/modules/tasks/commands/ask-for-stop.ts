import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { conflict } from '../../../platform/refusal.ts';
import { append, visibleCase } from '../../cases/index.ts';
import { receiveContact } from '../../conversations/index.ts';
import { recordCustody } from '../../custody/index.ts';
import { mailTask } from '../mail/mail-task.ts';
import { taskMailWords } from '../mail/words.ts';
import { tables } from '../tables.ts';
import { canBeAsked } from './ask-task.ts';

export type StopWish = { caseId: string; customerId: string; taskId: string; text: string };

/**
 * A customer asks to stop what was ordered for them: a contact of theirs, and at once a word on the task to whoever does it.
 * Where nobody there would hear, the owner is told to pass it on.
 * Their own words stay with the desk, as nobody chose to pass them on. Runs as the desk's system, in their name.
 */
export async function askForStop(ctx: Context, wish: StopWish): Promise<{ entryId: string }> {
  const { caseId, customerId, taskId, text } = wish;
  const { deskId, desk } = await visibleCase(ctx, caseId);
  const task = await stoppable(ctx, { deskId, caseId, taskId });
  const { until, cost, engagementId, organizationId, company, ofThirdParty } = task;
  const isHeard = await canBeAsked(ctx, { deskId, engagementId });
  const words = taskMailWords(desk.languages[0] ?? 'en');
  const { entryId } = await receiveContact(ctx, {
    ...{ caseId, customerId, channel: 'page', text, files: [] },
    data: { asks: 'stop', stops: taskId, until, cost },
  });

  const stopId = await append(
    ctx,
    { deskId, caseId },
    {
      ...{ kind: 'stop asked', audience: ofThirdParty && isHeard ? 'task' : 'companies', taskId },
      data: { until, contactId: entryId, ...(!isHeard && { unheard: true }) },
      words: { text: isHeard ? words.stopAsked : words.stopUnheard(company) },
    },
  );
  if (isHeard)
    await recordCustody(ctx, {
      ...{ deskId, kind: 'passed on', caseId, customerId },
      ...{ entryId: stopId, toOrganizationId: organizationId, purpose: 'task' },
    });
  if (ofThirdParty && isHeard) await mailTask(ctx, { deskId, taskId, entryId: stopId, tells: 'stop' });
  await sql`select app.tell_of_stop(${deskId}, ${stopId})`.execute(ctx.db);
  return { entryId };
}

/** Held until the wish is written: of two that come at once one is asked already. */
async function stoppable(
  ctx: Context,
  { deskId, caseId, taskId }: { deskId: string; caseId: string; taskId: string },
) {
  const task = await tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('engagements as e', (join) =>
      join.onRef('e.deskId', '=', 't.deskId').onRef('e.id', '=', 't.engagementId'),
    )
    .innerJoin('organizations as o', 'o.id', 't.organizationId')
    .select(['t.state', 't.stopUntil', 't.stopCostMinor', 't.stopCurrency'])
    .select(['t.organizationId', 't.engagementId', 'o.name as company', 'e.role'])
    .where('t.deskId', '=', deskId)
    .where('t.caseId', '=', caseId)
    .where('t.id', '=', taskId)
    .forUpdate('t')
    .executeTakeFirst();
  if (!task?.stopUntil || task.state !== 'accepted')
    throw conflict('stop.none', 'There is nothing under way here that can be stopped.');
  if (task.stopUntil <= ctx.now) throw conflict('stop.over', 'It is too late to stop this.');
  const until = task.stopUntil;
  const before = await tables(ctx)
    .selectFrom('entries')
    .select('id')
    .where('deskId', '=', deskId)
    .where('taskId', '=', taskId)
    .where('kind', '=', 'stop asked')
    .where(sql<boolean>`data ->> 'until' = ${until}`)
    .executeTakeFirst();
  if (before) throw conflict('stop.asked', 'This was asked already.');
  const { stopCostMinor: minor, stopCurrency: currency, role, ...asked } = task;
  const cost = minor === null || currency === null ? null : { minor: Number(minor), currency };
  return { ...asked, until, cost, ofThirdParty: role === 'third party' };
}
