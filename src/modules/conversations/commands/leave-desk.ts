import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import type { Input } from '../../../platform/http/endpoint.ts';
import { conflict, notFound, permit } from '../../../platform/refusal.ts';
import { appendAll } from '../../cases/index.ts';
import type { desksApi } from '../../desks/contract.ts';
import { heirsOf, visibleDesk } from '../../desks/index.ts';
import { mayDecideForClient } from '../../desks/policy.ts';
import { tables } from '../tables.ts';
import { wordsFor } from '../words.ts';
import { namesOf } from './names-of.ts';
import { queueLetters } from './queue-letter.ts';

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
  const left = await leaveDesk(ctx, { deskId: desk.id, personIds: [input.person] });
  if (left.length === 0) throw notFound('roster.not-found', 'This person does not work on the desk.');
  return { id: input.person };
}

/** Ends the roster entries of people whose membership or engagement has ended meanwhile. */
export async function sweepLeavers(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const { rows } = await sql<{ personId: string }>`select person_id from app.leavers()`.execute(ctx.db);
  const left = await leaveDesk(ctx, { deskId, personIds: rows.map(({ personId }) => personId) });
  return left.length;
}

type Leaving = { deskId: string; personIds: readonly string[] };

/**
 * When people leave, a lead of their company (else the accountable person) owns their cases at once: the only move of an
 * owner without acceptance. Each case gets the entry that explains it and its customer a letter that says who it is now,
 * in the same transaction and in as many statements for half a company as for one. What was offered to them or by them
 * is offered no more.
 */
async function leaveDesk(ctx: Context, { deskId, personIds }: Leaving): Promise<string[]> {
  if (personIds.length === 0) return [];
  const ended = await tables(ctx)
    .updateTable('roster')
    .set({ endedAt: ctx.now })
    .where('deskId', '=', deskId)
    .where('personId', 'in', personIds)
    .where('endedAt', 'is', null)
    .returning('personId')
    .execute();
  const left = ended.map(({ personId }) => personId);
  if (left.length === 0) return [];
  await withdrawOffers(ctx, { deskId, personIds: left });
  await giveAll(ctx, { deskId, personIds: left });
  return left;
}

async function withdrawOffers(ctx: Context, { deskId, personIds }: Leaving): Promise<void> {
  const withdrawn = await tables(ctx)
    .updateTable('handOffs')
    .set({ state: 'withdrawn', answeredAt: ctx.now })
    .where('deskId', '=', deskId)
    .where('state', '=', 'offered')
    .where((is) => is.or([is('toId', 'in', personIds), is('fromId', 'in', personIds)]))
    .returning(['id', 'caseId'])
    .execute();
  await appendAll(
    ctx,
    withdrawn.map(({ id: handOffId, caseId }) => ({
      ...{ deskId, caseId, id: uuid() },
      kind: 'hand-off withdrawn',
      audience: 'companies',
      data: { handOffId },
    })),
  );
}

async function giveAll(ctx: Context, leaving: Leaving): Promise<void> {
  const { deskId } = leaving;
  const cases = await casesOf(ctx, leaving);
  if (cases.length === 0) return;
  const heirs = await heirsOf(ctx, leaving);
  const names = await namesOf(ctx, [...heirs.keys(), ...heirs.values()]);
  const given = cases.map(({ ownerId, language, ...theCase }) => {
    const toId = heirs.get(ownerId) ?? '';
    const text = wordsFor(language).ownerLeft(names.get(ownerId) ?? '', names.get(toId) ?? '');
    return { ...theCase, entryId: uuid(), fromId: ownerId, toId, text };
  });
  await appendAll(
    ctx,
    given.map(({ caseId, entryId: id, fromId, toId, due, text }) => ({
      ...{ deskId, caseId, id, due },
      kind: 'owner left',
      audience: 'customer',
      data: { fromId, toId },
      words: { text },
    })),
  );
  await sql`
    update cases c set owner_id = given.heir_id, last_entry_id = given.entry_id, version = c.version + 1
    from unnest(${given.map(({ caseId }) => caseId)}::uuid[], ${given.map(({ entryId }) => entryId)}::uuid[],
      ${given.map(({ toId }) => toId)}::uuid[]) as given (case_id, entry_id, heir_id)
    where c.desk_id = ${deskId} and c.id = given.case_id`.execute(ctx.db);
  await queueLetters(
    ctx,
    deskId,
    given.map(({ caseId, entryId, due, stands, text }) => ({
      ...{ deskId, caseId, entryId, kind: 'message', text: () => text, due },
      ...(stands && { stands }),
    })),
  );
}

type Left = { caseId: string; ownerId: string; due: Instant; language: string; stands: string | null };

async function casesOf(ctx: Context, { deskId, personIds }: Leaving): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select c.id as case_id, c.owner_id, c.due, k.language, s.stands
    from cases c
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join entry_words s on s.desk_id = c.desk_id and s.entry_id = c.stands_entry_id
    where c.desk_id = ${deskId} and c.owner_id = any (${personIds}::uuid[]) and c.due is not null
    for update of c`.execute(ctx.db);
  return rows;
}
