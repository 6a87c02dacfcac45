import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../contract.ts';
import { proposalsChanged } from '../events.ts';
import { leadsOn, mayDecideForClient } from '../policy.ts';
import { visibleDesk } from '../queries/visible-desk.ts';
import { tables } from '../tables.ts';

/** Proposes a colleague under the engagement that whoever proposes them works under. */
export async function propose(ctx: Context, input: Input<typeof desksApi.propose>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(leadsOn(ctx.actor, desk.id));
  const { desk: _named, ...proposed } = input;
  const place = await placeOf(ctx, { deskId: desk.id, personId: input.personId });
  const id = uuid();
  try {
    await tables(ctx)
      .insertInto('proposals')
      .values({ deskId: desk.id, id, ...place, ...proposed, proposedById: ctx.actor.id })
      .execute();
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw conflict('proposal.waits', 'They are proposed already, and wait for the client’s word.');
  }
  await record(ctx, proposalsChanged, desk.id, {});
  return { id };
}

/** For which company, under which engagement: both are those of whoever proposes. */
async function placeOf(ctx: Context, { deskId, personId }: { deskId: string; personId: string }) {
  const db = tables(ctx);
  const organizationId = ctx.actor.organizationId ?? '';
  const [member, mine, theirs] = await Promise.all([
    db
      .selectFrom('memberships')
      .select('personId')
      .where('organizationId', '=', organizationId)
      .where('personId', '=', personId)
      .where((is) => is.or([is('endedAt', 'is', null), is('endedAt', '>', ctx.now)]))
      .executeTakeFirst(),
    placeOnRoster(ctx, { deskId, personId: ctx.actor.id }).executeTakeFirstOrThrow(),
    placeOnRoster(ctx, { deskId, personId }).executeTakeFirst(),
  ]);
  if (!member) throw notFound('member.not-found', 'There is no such person in your organization.');
  if (theirs) throw conflict('proposal.works-here', 'They work on the desk already.');
  return { organizationId, engagementId: mine.engagementId };
}

const placeOnRoster = (ctx: Context, { deskId, personId }: { deskId: string; personId: string }) =>
  tables(ctx)
    .selectFrom('roster')
    .select('engagementId')
    .where('deskId', '=', deskId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null);

/** All that are named or none: whoever admits several at once knows what they did. */
export async function decideProposals(
  ctx: Context,
  { proposals, decision, reason, ...input }: Input<typeof desksApi.decideProposals>,
): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  // In one order, so that two who decide the same wait for each other.
  const ids = [...new Set(proposals)].sort();
  for (const id of ids) {
    await visibleProposal(ctx, { deskId: desk.id, id });
    await settle(ctx, { deskId: desk.id, id, decision, reason: decision === 'refused' ? reason : undefined });
  }
  return { id: proposals[0] ?? desk.id };
}

/** By a link whoever answers for the desk decides of those in its bundle. */
export async function decideByLink(
  ctx: Context,
  { proposal, decision }: { proposal: string; decision: 'admitted' | 'refused' },
): Promise<void> {
  const deskId = ctx.actor.deskId ?? '';
  await visibleProposal(ctx, { deskId, id: proposal });
  await settle(ctx, { deskId, id: proposal, decision });
}

/** Whoever leads for the company that proposed somebody takes them back. */
export async function withdrawProposal(
  ctx: Context,
  input: Input<typeof desksApi.withdrawProposal>,
): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, input.desk);
  const { organizationId } = await visibleProposal(ctx, { deskId: desk.id, id: input.proposal });
  permit(leadsOn(ctx.actor, desk.id) && organizationId === ctx.actor.organizationId);
  await settle(ctx, { deskId: desk.id, id: input.proposal, decision: 'withdrawn' });
  return { id: input.proposal };
}

export async function seeDecision(ctx: Context, input: Input<typeof desksApi.seeDecision>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  const seen = await tables(ctx)
    .updateTable('proposals')
    .set({ seenAt: ctx.now })
    .where('deskId', '=', desk.id)
    .where('id', '=', input.proposal)
    .where('proposedById', '=', ctx.actor.id)
    .executeTakeFirst();
  if (seen.numUpdatedRows !== 1n) throw noSuchProposal();
  return { id: input.proposal };
}

/** Whoever the rule names says so for themselves; said twice it stands once. */
export async function assure(ctx: Context, input: Input<typeof desksApi.assure>): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  const proposal = await visibleProposal(ctx, { deskId: desk.id, id: input.proposal });
  if (proposal.state !== 'proposed') throw decidedMeanwhile();
  const { rows } = await sql<{ may: boolean }>`
    select app.may_assure(${desk.id}, ${proposal.id}, ${input.kind}) as may`.execute(ctx.db);
  permit(rows[0]?.may ?? false);
  await tables(ctx)
    .insertInto('assurances')
    .values({ deskId: desk.id, proposalId: proposal.id, kind: input.kind, personId: ctx.actor.id })
    .onConflict((said) => said.doNothing())
    .execute();
  await record(ctx, proposalsChanged, desk.id, {});
  return { id: proposal.id };
}

async function visibleProposal(ctx: Context, { deskId, id }: { deskId: string; id: string }) {
  const proposal = await tables(ctx)
    .selectFrom('proposals')
    .select(['id', 'organizationId', 'state'])
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!proposal) throw noSuchProposal();
  return proposal;
}

const noSuchProposal = () => notFound('proposal.not-found', 'There is no such proposal on this desk.');

const decidedMeanwhile = () => conflict('proposal.decided', 'This was decided meanwhile. Look again.');

type Settled = { deskId: string; id: string; decision: string; reason?: string | undefined };

/** The database lets in whoever is admitted in the moment in which it writes that they are. */
async function settle(ctx: Context, { deskId, id, decision, reason }: Settled): Promise<void> {
  const { rows } = await sql<{ came: string }>`
    select app.decide_proposal(${deskId}, ${id}, ${decision}, ${reason ?? null}) as came`.execute(ctx.db);
  if (rows[0]?.came === 'decided before') throw decidedMeanwhile();
  if (rows[0]?.came === 'cannot be')
    throw conflict(
      'proposal.gone',
      'Somebody of them cannot be admitted: they left their company, it works here no more, or they are here already.',
    );
  await record(ctx, proposalsChanged, deskId, {});
}
