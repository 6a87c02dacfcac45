import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { VisibleCase } from '../../cases/index.ts';
import { whoWorksHere } from '../../desks/index.ts';
import { type GapWords, mostOfGapWords } from '../gap-contract.ts';
import { hoursToMend, keepCase } from './keep-gap.ts';
import { makeGap } from './make-gap.ts';

const mostOfSearch = 200;

/**
 * What nobody could answer who was asked is a gap, with the thing that the customer has: the one in which the case stands
 * with the same words already, else another, for the client to mend.
 */
export const gapOfQuestion = (ctx: Context, theCase: VisibleCase, question: string): Promise<string | null> =>
  gapOf(ctx, theCase, { said: question, searches: [question.slice(0, mostOfSearch).trim()] });

/** What customers get round by themselves is a gap, too. */
export const gapOfTold = (ctx: Context, theCase: VisibleCase, told: string): Promise<string | null> =>
  gapOf(ctx, theCase, { said: told, searches: [] });

type Of = { said: string; searches: string[] };

async function gapOf(ctx: Context, theCase: VisibleCase, { said, searches }: Of): Promise<string | null> {
  const { deskId, id: caseId, subject, language } = theCase;
  const words = (subject.trim() || said).slice(0, mostOfGapWords).trim();
  const gapId = await openGapOf(ctx, theCase, words);
  if (gapId) {
    await keepCase(ctx, { deskId, gapId, caseId }, searches);
    return gapId;
  }
  const [client] = await whoWorksHere(ctx, deskId);
  if (!client) return null;
  const due = asInstant(Temporal.Instant.from(ctx.now).add({ hours: hoursToMend }));
  const { id } = await makeGap(ctx, {
    ...{ case: caseId, language, words, ...(await thingOf(ctx, theCase)) },
    ...{ ownerId: client.id, departmentId: null, due, searches },
  });
  return id;
}

async function openGapOf(
  ctx: Context,
  { deskId, id }: VisibleCase,
  words: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select g.id from gap_cases c join gaps g on g.desk_id = c.desk_id and g.id = c.gap_id
    where c.desk_id = ${deskId} and c.case_id = ${id} and g.closed_at is null and g.words = ${words}
    order by g.recorded_at desc limit 1`.execute(ctx.db);
  return rows[0]?.id;
}

/** Where they have only one, it is that. */
async function thingOf(
  ctx: Context,
  { deskId, customerId }: VisibleCase,
): Promise<Pick<GapWords, 'make' | 'model' | 'versions'>> {
  const { rows } = await sql<Pick<GapWords, 'make' | 'model' | 'versions'>>`
    select t.make, t.model, t.instructions as versions from things t
    where t.desk_id = ${deskId} and t.customer_id = ${customerId}
      and not exists (select from things r where r.desk_id = t.desk_id and r.replaces_id = t.id) limit 2`.execute(
    ctx.db,
  );
  const [one, another] = rows;
  return one && !another ? one : { make: null, model: null, versions: null };
}
