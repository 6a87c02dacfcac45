import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import { cameMeanwhile } from '../../conversations/index.ts';
import type { todayApi } from '../contract.ts';
import { mayRest } from '../policy.ts';
import { tables } from '../tables.ts';
import { type Before, keepSteps, type Step, severalCases } from './several.ts';

type Case = Awaited<ReturnType<typeof severalCases>>[number];

/** Puts cases aside in my own list. Nobody else sees it, and no next word moves. */
export async function snooze(
  ctx: Context,
  { cases, until, seen = {} }: Input<typeof todayApi.snooze>,
): Promise<Made> {
  if (until !== null && Date.parse(until) <= Date.parse(ctx.now)) {
    throw invalid('snooze.not-ahead', 'Choose a time that is still to come.');
  }
  const chosen = await severalCases(ctx, cases);
  const reasons = new Map(chosen.map((one) => [one, whyItStays(ctx, one, seen[one.id])]));
  const resting = chosen.filter((one) => !reasons.get(one));
  const before = await restedBefore(ctx, resting);
  await takeBack(ctx, resting);
  const action = { id: uuid(), kind: 'snooze' as const };
  const rests = resting.map(({ deskId, id, seen }) => ({ deskId, id, until, seen, actionId: action.id }));
  await putAside(ctx, rests);
  return keepSteps(
    ctx,
    action,
    chosen.map((one) => stepOf(one, reasons.get(one), before.get(keyOf(one)))),
  );
}

/** Takes a case back into my list before its time. */
export async function wake(ctx: Context, input: Input<typeof todayApi.wake>): Promise<{ id: string }> {
  const theCase = await visibleCase(ctx, input.case);
  await takeBack(ctx, [theCase]);
  return { id: theCase.id };
}

type Place = { deskId: string; id: string };

/** What is put aside once more is put aside anew; what had come back by itself did not rest before. */
async function restedBefore(ctx: Context, cases: readonly Place[]): Promise<Map<string, Before>> {
  const { rows } = await sql<Before & { deskId: string; caseId: string }>`
    select desk_id, case_id, until, seen, action_id from app.resting
    where case_id = any (${cases.map(({ id }) => id)}::uuid[])`.execute(ctx.db);
  return new Map(rows.map(({ deskId, caseId, ...before }) => [keyOf({ deskId, id: caseId }), before]));
}

async function takeBack(ctx: Context, cases: readonly Place[]): Promise<void> {
  if (cases.length === 0) return;
  await tables(ctx)
    .deleteFrom('snoozes')
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('deskId', 'caseId'),
        'in',
        cases.map(({ deskId, id }) => tuple(deskId, id)),
      ),
    )
    .execute();
}

export async function putAside(ctx: Context, cases: readonly (Place & Before)[]): Promise<void> {
  if (cases.length === 0) return;
  const put = await tables(ctx)
    .insertInto('snoozes')
    .values(cases.map(({ id, ...before }) => ({ ...before, caseId: id, personId: ctx.actor.id })))
    .onConflict((standing) => standing.doNothing())
    .returning('caseId')
    .execute();
  // Another window of theirs came first, and may have chosen another time.
  if (put.length < cases.length)
    throw conflict('snooze.at-once', 'You are putting these aside elsewhere just now. Please try again.');
}

function whyItStays(ctx: Context, one: Case, seen = one.version): string | undefined {
  if (one.due === null) return 'It is over.';
  if (!one.inMyList) return 'It stands in the list of whoever owns it.';
  if (seen !== one.version) return cameMeanwhile;
  if (!mayRest(one, Date.parse(ctx.now))) return 'Its next word is due: give that first.';
  return undefined;
}

const keyOf = ({ deskId, id }: Place) => `${deskId} ${id}`;

function stepOf({ deskId, id }: Case, whyNot: string | undefined, before: Step['before']): Step {
  return { deskId, caseId: id, done: !whyNot, ...(whyNot && { whyNot }), ...(before && { before }) };
}
