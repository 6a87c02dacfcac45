import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { noSuchCase, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { type Owner, worksHere } from '../../desks/index.ts';
import type { knowledgeApi } from '../contract.ts';
import { gapChanged } from '../events.ts';
import { mayWriteArticles } from '../policy.ts';
import { visibleGap } from '../queries/visible-gap.ts';
import { keepCase, keepGap, keepOwner } from './keep-gap.ts';
import { keepEvidence } from './take-up-way.ts';

/** What nobody has an answer to, found on a case by whoever was asked. */
export async function makeGap(
  ctx: Context,
  { case: named, ownerId, departmentId, due, searches, way, ...words }: Input<typeof knowledgeApi.makeGap>,
): Promise<Made> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, named));
  permit(mayWriteArticles(ctx.actor, theCase.deskId));
  const owner = { ownerId, departmentId, due };
  await refuseNobody(ctx, theCase.deskId, owner);
  const { deskId, id: caseId } = theCase;
  const gapId = uuid();
  await keepGap(ctx, { deskId, id: gapId, caseId, articleId: null, ...words });
  await keepOwner(ctx, { deskId, gapId, turn: 1 }, owner);
  await keepCase(ctx, { deskId, gapId, caseId }, searches);
  if (way !== undefined) await keepEvidence(ctx, { deskId, gapId, caseId }, way);
  return { id: gapId, caseId };
}

/** Nobody is counted twice who asked the same on two cases. */
export async function joinGap(
  ctx: Context,
  { gap: id, case: named, searches, way }: Input<typeof knowledgeApi.joinGap>,
): Promise<Made> {
  const gap = await visibleGap(ctx, id);
  permit(mayWriteArticles(ctx.actor, gap.deskId));
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, named));
  if (theCase.deskId !== gap.deskId) throw noSuchCase();
  if (gap.closedAt !== null) throw closedMeanwhile();
  const there = { deskId: gap.deskId, gapId: gap.id, caseId: theCase.id };
  await keepCase(ctx, there, searches);
  if (way !== undefined) await keepEvidence(ctx, there, way);
  return { id: gap.id, caseId: theCase.id };
}

/** Of two who read the same owner the second one reads the first one's before they say theirs. */
export async function ownGap(
  ctx: Context,
  { gap: id, turn, ...owner }: Input<typeof knowledgeApi.ownGap>,
): Promise<Made> {
  const gap = await visibleGap(ctx, id);
  permit(mayWriteArticles(ctx.actor, gap.deskId));
  if (gap.closedAt !== null) throw closedMeanwhile();
  await refuseNobody(ctx, gap.deskId, owner);
  if (gap.turn !== turn) throw ownedMeanwhile();
  const isKept = await keepOwner(ctx, { deskId: gap.deskId, gapId: gap.id, turn: turn + 1 }, owner);
  if (!isKept) throw ownedMeanwhile();
  await record(ctx, gapChanged, gap.deskId, {});
  return { id: gap.id };
}

async function refuseNobody(ctx: Context, deskId: string, owner: Owner): Promise<void> {
  if (await worksHere(ctx, deskId, owner)) return;
  throw invalid('gap.nobody', 'Choose a company that works on this desk, or a department of it.');
}

const closedMeanwhile = () => conflict('gap.closed', 'This gap is closed. What is asked now is another one.');

const ownedMeanwhile = () =>
  conflict('gap.changed', 'Somebody has said meanwhile whose this is. Read it again, then say yours.');
