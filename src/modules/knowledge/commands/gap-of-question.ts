import type { Context } from '../../../platform/context.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import type { VisibleCase } from '../../cases/index.ts';
import { whoWorksHere } from '../../desks/index.ts';
import { mostOfGapWords } from '../gap-contract.ts';
import { tables } from '../tables.ts';
import { hoursToMend, keepCase } from './keep-gap.ts';
import { makeGap } from './make-gap.ts';

const mostOfSearch = 200;

/** What nobody could answer who was asked is a gap: the one that the case is in already, else another, for the client to mend. */
export async function gapOfQuestion(
  ctx: Context,
  theCase: VisibleCase,
  question: string,
): Promise<string | null> {
  const { deskId, id: caseId } = theCase;
  const searches = [question.slice(0, mostOfSearch).trim()];
  const gapId = await openGapIn(ctx, theCase);
  if (gapId) {
    await keepCase(ctx, { deskId, gapId, caseId }, searches);
    return gapId;
  }
  const [client] = await whoWorksHere(ctx, deskId);
  if (!client) return null;
  const due = asInstant(Temporal.Instant.from(ctx.now).add({ hours: hoursToMend }));
  const words = (theCase.subject.trim() || question).slice(0, mostOfGapWords).trim();
  const { id } = await makeGap(ctx, {
    ...{ case: caseId, language: theCase.language, words, make: null, model: null, versions: null },
    ...{ ownerId: client.id, departmentId: null, due, searches },
  });
  return id;
}

async function openGapIn(ctx: Context, { deskId, id }: VisibleCase): Promise<string | undefined> {
  const open = await tables(ctx)
    .selectFrom('gapCases as c')
    .innerJoin('gaps as g', (join) => join.onRef('g.deskId', '=', 'c.deskId').onRef('g.id', '=', 'c.gapId'))
    .select('g.id')
    .where('c.deskId', '=', deskId)
    .where('c.caseId', '=', id)
    .where('g.closedAt', 'is', null)
    .orderBy('g.recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return open?.id;
}
