import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid } from '../../../platform/refusal.ts';
import { visibleCase } from '../../cases/index.ts';
import type { todayApi } from '../contract.ts';
import { mayRest } from '../policy.ts';
import { tables } from '../tables.ts';
import { keepSteps, type Step, severalCases } from './several.ts';

type Case = Awaited<ReturnType<typeof severalCases>>[number];

/** Puts cases aside in my own list. Nobody else sees it, and no next word moves. */
export async function snooze(ctx: Context, { cases, until }: Input<typeof todayApi.snooze>): Promise<Made> {
  if (until !== null && Date.parse(until) <= Date.parse(ctx.now)) {
    throw invalid('snooze.not-ahead', 'Choose a time that is still to come.');
  }
  const chosen = await severalCases(ctx, cases);
  const reasons = new Map(chosen.map((one) => [one, whyItStays(ctx, one)]));
  const resting = chosen.filter((one) => !reasons.get(one));
  const before = await takeBack(ctx, resting);
  if (resting.length > 0) await putAside(ctx, resting, until);
  return keepSteps(
    ctx,
    'snooze',
    chosen.map((one) => stepOf(one, reasons.get(one), before.get(keyOf(one)))),
  );
}

/** Takes a case back into my list before its time. */
export async function wake(ctx: Context, input: Input<typeof todayApi.wake>): Promise<{ id: string }> {
  const theCase = await visibleCase(ctx, input.case);
  await takeBack(ctx, [theCase]);
  return { id: theCase.id };
}

/** What is put aside once more is put aside anew; answers until when these were aside before. */
export async function takeBack(ctx: Context, cases: readonly { deskId: string; id: string }[]) {
  if (cases.length === 0) return new Map<string, { until: string | null }>();
  const rows = await tables(ctx)
    .deleteFrom('snoozes')
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('deskId', 'caseId'),
        'in',
        cases.map(({ deskId, id }) => tuple(deskId, id)),
      ),
    )
    .returning(['deskId', 'caseId', 'until'])
    .execute();
  return new Map(rows.map(({ deskId, caseId, until }) => [keyOf({ deskId, id: caseId }), { until }]));
}

export async function putAside(
  ctx: Context,
  cases: readonly { deskId: string; id: string }[],
  until: string | null,
): Promise<void> {
  const put = await tables(ctx)
    .insertInto('snoozes')
    .values(cases.map(({ deskId, id }) => ({ deskId, caseId: id, personId: ctx.actor.id, until })))
    .onConflict((standing) => standing.doNothing())
    .returning('caseId')
    .execute();
  // Another window of theirs came first, and may have chosen another time.
  if (put.length < cases.length)
    throw conflict('snooze.at-once', 'You are putting these aside elsewhere just now. Please try again.');
}

function whyItStays(ctx: Context, one: Case): string | undefined {
  if (one.due === null) return 'It is over.';
  if (!one.inMyList) return 'It stands in the list of whoever owns it.';
  if (!mayRest(one, Date.parse(ctx.now))) return 'Its next word is due: give that first.';
  return undefined;
}

const keyOf = ({ deskId, id }: { deskId: string; id: string }) => `${deskId} ${id}`;

function stepOf({ deskId, id }: Case, whyNot: string | undefined, before: Step['before']): Step {
  return { deskId, caseId: id, done: !whyNot, ...(whyNot && { whyNot }), ...(before && { before }) };
}
