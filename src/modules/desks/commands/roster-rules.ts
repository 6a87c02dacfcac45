import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, notFound, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { proposalsChanged } from '../events.ts';
import { mayDecideForClient } from '../policy.ts';
import { engagementOf } from '../queries/engagement-of.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';

/** Signed by whoever answers for the desk, for one company at a time. */
export async function signRosterRule(
  ctx: Context,
  { desk: named, roles, ...input }: Input<typeof desksApi.signRosterRule>,
): Promise<Made> {
  const desk = await visibleDesk(ctx, named);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const engagement = await engagementOf(ctx, { deskId: desk.id, engagementId: input.engagementId });
  if (engagement.role === 'third party')
    throw invalid('roster.third-party', 'Nobody of a third party works on the desk. Ask it a task.');
  for (const personId of [input.trainedById, input.vouchedById])
    if (!(await canAssure(ctx, { deskId: desk.id, engagementId: engagement.id, personId })))
      throw invalid(
        'roster-rule.works-elsewhere',
        'Whoever a rule names works on the desk, for the client or for that company.',
      );
  await endWhatRests(ctx, { deskId: desk.id, engagementId: engagement.id });
  const id = uuid();
  try {
    await tables(ctx)
      .insertInto('rosterRules')
      .values({ deskId: desk.id, id, ...input, roles: [...new Set(roles)], signedById: ctx.actor.id })
      .execute();
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw conflict('roster-rule.runs', 'A rule runs for this company already. End it first.');
  }
  await record(ctx, proposalsChanged, desk.id, {});
  return { id };
}

type Assuring = { deskId: string; engagementId: string; personId: string | null };

async function canAssure(ctx: Context, { deskId, engagementId, personId }: Assuring): Promise<boolean> {
  const { rows } = await sql<{ can: boolean }>`
    select app.can_assure(${deskId}, ${engagementId}, ${personId}) as can`.execute(ctx.db);
  return rows[0]?.can ?? false;
}

/** A rule whose signer or whom it names has left is signed anew by signing another in its place. */
async function endWhatRests(
  ctx: Context,
  { deskId, engagementId }: { deskId: string; engagementId: string },
): Promise<void> {
  await tables(ctx)
    .updateTable('rosterRules as r')
    .set({ endedAt: ctx.now })
    .where('r.deskId', '=', deskId)
    .where('r.engagementId', '=', engagementId)
    .where('r.endedAt', 'is', null)
    .where(
      sql<boolean>`not (app.rule_holds(r.desk_id, r.signed_by_id)
        and app.can_assure(r.desk_id, r.engagement_id, r.trained_by_id)
        and app.can_assure(r.desk_id, r.engagement_id, r.vouched_by_id))`,
    )
    .execute();
}

export async function endRosterRule(
  ctx: Context,
  input: Input<typeof desksApi.endRosterRule>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  const ended = await tables(ctx)
    .updateTable('rosterRules')
    .set({ endedAt: ctx.now })
    .where('deskId', '=', desk.id)
    .where('id', '=', input.rule)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw notFound('roster-rule.not-found', 'There is no such rule to end.');
  await record(ctx, proposalsChanged, desk.id, {});
  return { id: input.rule };
}

/** Admits those of whom nobody said no in time. */
export async function admitByRules(ctx: Context): Promise<number> {
  const { rows } = await sql`select app.admit_by_rules()`.execute(ctx.db);
  if (rows.length > 0) await record(ctx, proposalsChanged, ctx.actor.deskId ?? '', {});
  return rows.length;
}
