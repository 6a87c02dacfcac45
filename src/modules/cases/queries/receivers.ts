import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { type Candidate, chooseFirstOwner } from '../first-owner.ts';
import { asCandidate, type CandidateRow } from './candidates.ts';

type Moving = { caseId: string; customerId: string; language: string };
type Moved = { deskId: string; engagementId: string };

/** Whoever works under an engagement and could own cases; and to whom it all falls where the rules find nobody. */
export type Receivers = { candidates: Candidate[]; atLast: string; metBefore: Map<string, string> };

export async function receiversOf(ctx: Context, { deskId, engagementId }: Moved): Promise<Receivers> {
  const { rows } = await sql<CandidateRow>`
    select c.* from app.who_could_own(${deskId}) c
    join roster r on r.desk_id = ${deskId} and r.person_id = c.person_id
    where r.engagement_id = ${engagementId}`.execute(ctx.db);
  const last = await sql<{ personId: string }>`
    select r.person_id from roster r
    where r.desk_id = ${deskId} and r.engagement_id = ${engagementId} and r.ended_at is null
      and (r.role in ('lead', 'accountable') or r.person_id = any (${rows.map((row) => row.personId)}::uuid[]))
    order by r.role = 'accountable' desc, r.role = 'lead' desc, r.admitted_at, r.person_id limit 1`.execute(
    ctx.db,
  );
  const [first] = last.rows;
  if (!first) throw new Error('work moves to somebody who is there');
  return { candidates: rows.map(asCandidate), atLast: first.personId, metBefore: new Map() };
}

/**
 * Who owns each of these cases when they move together: as a first owner is found, among those who receive them alone. What
 * belongs to one customer stays with one person, somebody whom they know where there is one; and whoever was given more
 * has more on their hands for the next.
 */
export async function chooseReceivers(
  ctx: Context,
  { deskId, cases }: { deskId: string; cases: readonly Moving[] },
  receivers: Receivers,
): Promise<Map<string, string>> {
  await rememberLastOwners(ctx, { deskId, cases }, receivers);
  const now = Temporal.Instant.from(ctx.now);
  const chosen = new Map<string, string>();
  for (const { caseId, customerId, language } of cases) {
    const { personId } = chooseFirstOwner({
      ...{ now, customerLanguage: language, candidates: receivers.candidates },
      lastOwner: receivers.metBefore.get(customerId) ?? null,
      accountable: receivers.atLast,
    });
    chosen.set(caseId, personId);
    receivers.metBefore.set(customerId, personId);
    receivers.candidates = receivers.candidates.map((one) =>
      one.personId === personId ? { ...one, openCases: one.openCases + 1 } : one,
    );
  }
  return chosen;
}

async function rememberLastOwners(
  ctx: Context,
  { deskId, cases }: { deskId: string; cases: readonly Moving[] },
  { candidates, metBefore }: Receivers,
): Promise<void> {
  const { rows } = await sql<{ customerId: string; ownerId: string }>`
    select distinct on (c.customer_id) c.customer_id, c.owner_id from cases c
    where c.desk_id = ${deskId} and c.customer_id = any (${cases.map((one) => one.customerId)}::uuid[])
      and c.owner_id = any (${candidates.map((one) => one.personId)}::uuid[])
    order by c.customer_id, c.opened_at desc`.execute(ctx.db);
  for (const { customerId, ownerId } of rows)
    if (!metBefore.has(customerId)) metBefore.set(customerId, ownerId);
}
