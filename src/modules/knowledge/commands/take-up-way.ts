import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import { visibleCase, whereItGoesOn } from '../../cases/index.ts';
import type { knowledgeApi } from '../contract.ts';
import { wayChanged } from '../events.ts';
import { mayWriteArticles } from '../policy.ts';
import { noSuchWay, type VisibleWay, visibleWay } from '../queries/visible-way.ts';
import { tables } from '../tables.ts';

/** A customer who wrote or said how they got round it told another way, too. Said twice it stays said once. */
export async function markWay(
  ctx: Context,
  { case: named, entry }: Input<typeof knowledgeApi.markWay>,
): Promise<Made> {
  const theCase = await whereItGoesOn(ctx, await visibleCase(ctx, named));
  const { deskId } = theCase;
  permit(mayWriteArticles(ctx.actor, deskId));
  const said = await saidOn(ctx, theCase, entry);
  if (!said.isTheirs)
    throw conflict('way.not-theirs', 'Only what the customer wrote or said can tell of another way.');
  await tables(ctx)
    .insertInto('ways')
    .values({ deskId, id: said.id, caseId: said.caseId, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .execute();
  await record(ctx, wayChanged, deskId, { caseId: theCase.id });
  return { id: said.id, caseId: theCase.id };
}

/** On the case, or on one that goes on in it. */
async function saidOn(ctx: Context, { deskId, id }: { deskId: string; id: string }, entry: string) {
  const found = await tables(ctx)
    .selectFrom('entries as e')
    .select(['e.id', 'e.caseId'])
    .select(
      sql<boolean>`e.audience = 'customer' and (e.kind in ('contact', 'way') or e.kind = 'call' and e.data ->> 'call' = 'in')
        and not (e.from_stranger and not app.admitted(e.desk_id, e.id))
        and exists (select from entry_words w where w.desk_id = e.desk_id and w.entry_id = e.id and w.text <> '')`.as(
        'isTheirs',
      ),
    )
    .where('e.deskId', '=', deskId)
    .where('e.id', '=', entry)
    .where(sql<boolean>`app.goes_on_in(e.desk_id, e.case_id) = ${id}`)
    .executeTakeFirst();
  if (!found) throw notFound('entry.not-found', 'There is no such message here.');
  return found;
}

/** Somebody read it, and there is nothing more to do. */
export async function takeUpWay(
  ctx: Context,
  { way: id }: Input<typeof knowledgeApi.takeUpWay>,
): Promise<Made> {
  const way = await visibleWay(ctx, id);
  permit(mayWriteArticles(ctx.actor, way.deskId));
  await takenUp(ctx, way, null);
  return { id: way.id };
}

/** Once is enough, whoever was first. */
export async function takenUp(
  ctx: Context,
  { deskId, id: wayId, caseId }: VisibleWay,
  articleId: string | null,
): Promise<void> {
  await tables(ctx)
    .insertInto('waysTakenUp')
    .values({ deskId, wayId, articleId, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .execute();
  await record(ctx, wayChanged, deskId, { caseId });
}

/** What is found on a case is evidence on a gap that it is in. */
export async function keepEvidence(
  ctx: Context,
  { deskId, gapId, caseId }: { deskId: string; gapId: string; caseId: string },
  id: string,
): Promise<void> {
  const way = await visibleWay(ctx, id, deskId);
  if (way.goesOnIn !== caseId) throw noSuchWay();
  await tables(ctx)
    .insertInto('gapEvidence')
    .values({ deskId, gapId, wayId: way.id, byId: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .execute();
  await record(ctx, wayChanged, deskId, { caseId });
}
