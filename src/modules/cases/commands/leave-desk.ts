import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import type { desksApi } from '../../desks/contract.ts';
import { heirOf, visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';

import { tables } from '../tables.ts';
import { append } from './append.ts';

/** The client ends somebody's work on the desk. */
export async function dismiss(ctx: Context, input: Input<typeof desksApi.dismiss>): Promise<{ id: string }> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  if (input.person === desk.accountableId) {
    throw conflict(
      'roster.accountable',
      'Somebody must answer for the desk: make another person accountable first.',
    );
  }
  const left = await leaveDesk(ctx, { deskId: desk.id, personId: input.person });
  if (!left) throw notFound('roster.not-found', 'This person does not work on the desk.');
  return { id: input.person };
}

/**
 * When somebody leaves, a lead of their company (else the accountable person) owns their cases at once: the only move
 * of an owner without acceptance. Each case gets the entry that explains it, in the same transaction. What was offered to
 * them or by them is offered no more.
 */
export async function leaveDesk(ctx: Context, who: { deskId: string; personId: string }): Promise<boolean> {
  const { deskId, personId } = who;
  const db = tables(ctx);
  const ended = await db
    .updateTable('roster')
    .set({ endedAt: ctx.now })
    .where('deskId', '=', deskId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return false;

  await withdrawOffers(ctx, who);
  const open = await db
    .selectFrom('cases')
    .select(['id', 'version'])
    .where('deskId', '=', deskId)
    .where('ownerId', '=', personId)
    .where('due', 'is not', null)
    .forUpdate()
    .execute();
  if (open.length > 0)
    await giveAll(
      ctx,
      who,
      open.map((theCase) => theCase.id),
    );
  return true;
}

async function withdrawOffers(ctx: Context, { deskId, personId }: { deskId: string; personId: string }) {
  const withdrawn = await tables(ctx)
    .updateTable('handOffs')
    .set({ state: 'withdrawn', answeredAt: ctx.now })
    .where('deskId', '=', deskId)
    .where('state', '=', 'offered')
    .where((is) => is.or([is('toId', '=', personId), is('fromId', '=', personId)]))
    .returning(['id', 'caseId'])
    .execute();
  for (const { id, caseId } of withdrawn) {
    const data = { handOffId: id };
    await append(ctx, { deskId, caseId }, { kind: 'hand-off withdrawn', audience: 'companies', data });
  }
}

async function giveAll(
  ctx: Context,
  { deskId, personId }: { deskId: string; personId: string },
  cases: string[],
) {
  const heir = await heirOf(ctx, { deskId, personId });
  const ids = cases.map(() => uuid());
  const { actor } = ctx;
  const data = JSON.stringify({ fromId: personId, toId: heir });
  await sql`
    insert into entries (desk_id, id, case_id, kind, audience, author_kind, author_id, organization_id, data)
    select ${deskId}::uuid, given.entry_id, given.case_id, 'owner left', 'companies', ${actor.kind}, ${actor.id}::uuid,
      ${actor.organizationId}::uuid, ${data}::jsonb
    from unnest(${ids}::uuid[], ${cases}::uuid[]) as given (entry_id, case_id)`.execute(ctx.db);
  await sql`
    update cases c set owner_id = ${heir}::uuid, last_entry_id = given.entry_id, version = c.version + 1
    from unnest(${ids}::uuid[], ${cases}::uuid[]) as given (entry_id, case_id)
    where c.desk_id = ${deskId} and c.id = given.case_id`.execute(ctx.db);
}

/** Ends the roster entries of people whose membership or engagement has ended meanwhile. */
export async function sweepLeavers(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const { rows } = await sql<{ personId: string }>`select person_id from app.leavers()`.execute(ctx.db);
  for (const { personId } of rows) await leaveDesk(ctx, { deskId, personId });
  return rows.length;
}
