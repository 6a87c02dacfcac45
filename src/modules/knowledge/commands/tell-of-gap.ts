import type { Context, Instant } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { type VisibleCase, visibleCase, whereItGoesOn } from '../../cases/index.ts';
import { proposeDone, reopenCase, say } from '../../conversations/index.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import type { knowledgeApi } from '../contract.ts';
import { gapChanged } from '../events.ts';
import { toTell } from '../queries/tellings.ts';
import { tables } from '../tables.ts';

/** Whoever asked hears what changed, in the words that somebody has looked at. */
export async function tellOfGap(
  ctx: Context,
  { case: named, gap: gapId, telling }: Input<typeof knowledgeApi.tellOfGap>,
): Promise<Made> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, named));
  const { deskId, id: caseId } = theCase;
  permit(maySpeakToCustomers(ctx.actor, deskId));
  const [due] = await toTell(ctx, theCase, gapId);
  if (!due) throw nothingToTell();
  const entryId =
    'entryId' in telling
      ? telling.entryId
      : await said(ctx, theCase, { text: telling.text, reason: due.changed });
  await refuseOther(ctx, { deskId, id: caseId }, { entryId, since: due.changedAt });
  const kept = await tables(ctx)
    .insertInto('gapTellings')
    .values({ deskId, gapId, caseId, entryId, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  // Of two who tell it at once, one does.
  if (kept.numInsertedOrUpdatedRows !== 1n) throw nothingToTell();
  await record(ctx, gapChanged, deskId, {});
  return { id: entryId, caseId };
}

/** What has ended is opened for it, and is over again unless they say otherwise. */
async function said(
  ctx: Context,
  theCase: VisibleCase,
  { text, reason }: { text: string; reason: string },
): Promise<string> {
  const on = { case: theCase.id };
  if (theCase.state !== 'ended') return (await say(ctx, { ...on, text, audience: 'customer' })).id;
  await reopenCase(ctx, { ...on, reason });
  return (await proposeDone(ctx, { ...on, text })).id;
}

/** What told them stands on this case, and was said since it changed. */
async function refuseOther(
  ctx: Context,
  { deskId, id }: Pick<VisibleCase, 'deskId' | 'id'>,
  { entryId, since }: { entryId: string; since: Instant },
): Promise<void> {
  const entry = await tables(ctx)
    .selectFrom('entries')
    .select('id')
    .where('deskId', '=', deskId)
    .where('caseId', '=', id)
    .where('id', '=', entryId)
    .where('audience', '=', 'customer')
    .where('authorKind', '=', 'person')
    .where('kind', 'in', ['message', 'call', 'done'])
    .where('recordedAt', '>=', since)
    .executeTakeFirst();
  if (!entry) throw invalid('gap.not-told', 'Nothing was said to them by that since it changed.');
}

const nothingToTell = () => conflict('gap.told', 'They have been told already, or nothing has changed yet.');
