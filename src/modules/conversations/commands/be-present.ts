import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { visibleCase } from '../../cases/index.ts';
import type { conversationsApi } from '../contract.ts';
import { presenceChanged } from '../events.ts';
import { tables } from '../tables.ts';

const seconds = 10;

/** Whoever has a case before them says so again and again; others hear of it only when something is different. */
export async function bePresent(
  ctx: Context,
  { case: named, tab, doing }: Input<typeof conversationsApi.bePresent>,
): Promise<Record<string, never>> {
  const { deskId, id: caseId } = await visibleCase(ctx, named);
  const me = { deskId, personId: ctx.actor.id, tab };
  const db = tables(ctx);
  const before = await db
    .selectFrom('presence')
    .select(['caseId', 'doing'])
    .where('deskId', '=', deskId)
    .where('personId', '=', me.personId)
    .where('tab', '=', tab)
    .executeTakeFirst();
  if (doing === 'gone') {
    // Said late, it must not take them from the case that they have gone on to.
    if (before?.caseId !== caseId) return {};
    await db
      .deleteFrom('presence')
      .where('deskId', '=', deskId)
      .where('personId', '=', me.personId)
      .where('tab', '=', tab)
      .execute();
  } else {
    const now = { caseId, doing, until: asInstant(Temporal.Instant.from(ctx.now).add({ seconds })) };
    await db
      .insertInto('presence')
      .values({ ...me, ...now })
      .onConflict((known) => known.columns(['deskId', 'personId', 'tab']).doUpdateSet(now))
      .execute();
  }
  if (before && before.caseId !== caseId)
    await record(ctx, presenceChanged, deskId, { caseId: before.caseId });
  if (before?.caseId !== caseId || before.doing !== doing)
    await record(ctx, presenceChanged, deskId, { caseId });
  return {};
}

/** Who went without a word, as in a crash, is gone all the same. */
export async function clearPresence(ctx: Context): Promise<number> {
  const gone = await tables(ctx)
    .deleteFrom('presence')
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where('until', '<=', ctx.now)
    .returning('caseId')
    .execute();
  for (const caseId of new Set(gone.map((row) => row.caseId)))
    await record(ctx, presenceChanged, ctx.actor.deskId ?? '', { caseId });
  return gone.length;
}
