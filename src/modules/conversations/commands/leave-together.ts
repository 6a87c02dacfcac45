import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import type { CustomerSays } from '../../cases/contract.ts';
import { appendAll, chooseReceivers, receiversOf } from '../../cases/index.ts';
import { heirsOf } from '../../desks/index.ts';
import { briefingsOf } from '../queries/briefings.ts';
import { tables } from '../tables.ts';
import { wordsFor } from '../words.ts';
import { namesOf } from './names-of.ts';
import { queueLetters } from './queue-letter.ts';
import { isTold, itStays } from './tell-of-offer.ts';

type Leaving = {
  deskId: string;
  personIds: readonly string[];
  /** Where their work moves, instead of to a lead of their own. */
  toEngagementId?: string;
};

/**
 * When people leave, a lead of their company (else the accountable person) owns their cases at once, or where the work of
 * the company moves, whoever is found on the other side: the only moves of an owner without acceptance. Each case gets the
 * entry that explains it and its customer a letter that says who it is now, in the same transaction and in as many
 * statements for half a company as for one. What was offered to them or by them is offered no more.
 */
export async function leaveDesk(ctx: Context, { deskId, personIds, ...more }: Leaving): Promise<string[]> {
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
  await giveAll(ctx, { deskId, personIds: left, ...more });
  return left;
}

async function withdrawOffers(ctx: Context, { deskId, personIds }: Leaving): Promise<void> {
  const withdrawn = await tables(ctx)
    .updateTable('handOffs')
    .set({ state: 'withdrawn', answeredAt: ctx.now })
    .where('deskId', '=', deskId)
    .where('state', '=', 'offered')
    .where((is) => is.or([is('toId', 'in', personIds), is('fromId', 'in', personIds)]))
    .returning(['id', 'caseId', 'fromId', 'toldAt', 'customerSays'])
    .execute();
  // Whose owner leaves as well is told of that.
  const stays = withdrawn.filter((offer) => isTold(offer) && !personIds.includes(offer.fromId));
  const words = await wordsThatItStays(ctx, deskId, stays);
  const entries = withdrawn.map(({ id: handOffId, caseId }) => {
    const told = words.get(caseId);
    const audience = told ? ('customer' as const) : ('companies' as const);
    return {
      ...{ deskId, caseId, id: uuid(), kind: 'hand-off withdrawn' as const, audience, data: { handOffId } },
      ...(told && { words: { text: told.text } }),
    };
  });
  await appendAll(ctx, entries);
  await queueLetters(
    ctx,
    deskId,
    entries.flatMap(({ caseId, id: entryId }) => {
      const told = words.get(caseId);
      if (!told) return [];
      const { text, due } = told;
      return [{ deskId, caseId, entryId, kind: 'message' as const, text: () => text, ...(due && { due }) }];
    }),
  );
}

type Stays = { caseId: string; customerSays: CustomerSays | null };

/** What the customers of these cases are told, who heard that somebody else might take them over. */
async function wordsThatItStays(ctx: Context, deskId: string, stays: readonly Stays[]) {
  if (stays.length === 0) return new Map<string, { text: string; due: Instant | null }>();
  const { rows } = await sql<{ caseId: string; due: Instant | null; language: string; owner: string }>`
    select c.id as case_id, c.due, k.language, app.called(c.desk_id, p.id, p.name) as owner
    from cases c
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    join persons p on p.id = c.owner_id
    where c.desk_id = ${deskId} and c.id = any (${stays.map(({ caseId }) => caseId)}::uuid[])`.execute(
    ctx.db,
  );
  const says = new Map(stays.map(({ caseId, customerSays }) => [caseId, customerSays]));
  return new Map(
    rows.map(({ caseId, due, language, owner }) => [
      caseId,
      { text: itStays(language, { owner, says: says.get(caseId) ?? null }), due },
    ]),
  );
}

/** So many at a time, for a statement takes no more than so many values. */
const mostAtOnce = 500;

async function giveAll(ctx: Context, leaving: Leaving): Promise<void> {
  const choose = await heirsFor(ctx, leaving);
  let after: string | null = null;
  for (;;) {
    const cases: Left[] = await casesOf(ctx, leaving, after);
    const last = cases.at(-1);
    if (!last) return;
    await give(ctx, leaving, { cases, heirs: await choose(cases) });
    after = last.caseId;
  }
}

/** Who owns each of some cases from then on. */
type Choose = (cases: readonly Left[]) => Promise<Map<string, string>>;

async function heirsFor(ctx: Context, leaving: Leaving): Promise<Choose> {
  const { deskId, toEngagementId } = leaving;
  if (toEngagementId) {
    const receivers = await receiversOf(ctx, { deskId, engagementId: toEngagementId });
    return (cases) => chooseReceivers(ctx, { deskId, cases }, receivers);
  }
  const heirs = await heirsOf(ctx, leaving);
  return async (cases) => new Map(cases.map(({ caseId, ownerId }) => [caseId, heirs.get(ownerId) ?? '']));
}

type Giving = { cases: readonly Left[]; heirs: ReadonlyMap<string, string> };

async function give(ctx: Context, leaving: Leaving, { cases, heirs }: Giving): Promise<void> {
  const { deskId } = leaving;
  const names = await namesOf(ctx, {
    deskId,
    ids: [...new Set([...cases.map((one) => one.ownerId), ...heirs.values()])],
  });
  const given = cases.map(({ ownerId, language, ...theCase }) => {
    const toId = heirs.get(theCase.caseId) ?? '';
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
  if (leaving.toEngagementId) await brief(ctx, deskId, heirs);
  await queueLetters(
    ctx,
    deskId,
    given.map(({ caseId, entryId, due, stands, text }) => ({
      ...{ deskId, caseId, entryId, kind: 'message', text: () => text, due },
      ...(stands && { stands }),
    })),
  );
}

/** Whoever comes to a case from another company reads on its line what they should know, before they read all of it. */
async function brief(ctx: Context, deskId: string, heirs: Giving['heirs']): Promise<void> {
  const briefings = await briefingsOf(ctx, { deskId, to: heirs });
  await appendAll(
    ctx,
    [...briefings].map(([caseId, text]) => ({
      ...{ deskId, caseId, id: uuid() },
      kind: 'briefing',
      audience: 'companies',
      data: { toId: heirs.get(caseId) },
      words: { text },
    })),
  );
}

type Left = {
  caseId: string;
  customerId: string;
  ownerId: string;
  due: Instant;
  language: string;
  stands: string | null;
};

async function casesOf(ctx: Context, { deskId, personIds }: Leaving, after: string | null): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select c.id as case_id, c.customer_id, c.owner_id, c.due, k.language, s.stands
    from cases c
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    left join entry_words s on s.desk_id = c.desk_id and s.entry_id = c.stands_entry_id
    where c.desk_id = ${deskId} and c.owner_id = any (${personIds}::uuid[]) and c.due is not null
      and (${after}::uuid is null or c.id > ${after}::uuid)
    order by c.id limit ${mostAtOnce}
    for update of c`.execute(ctx.db);
  return rows;
}
