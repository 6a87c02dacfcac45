import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, notFound, permit } from '../../../platform/refusal.ts';
import { append, type VisibleCase, visibleCase } from '../../cases/index.ts';
import { mention, place, say } from '../../conversations/index.ts';
import type { disclosuresApi } from '../contract.ts';
import { setbackChanged } from '../events.ts';
import { mayHoldSetbacks, mayMarkSetbacks } from '../policy.ts';
import { tables } from '../tables.ts';

type Marking = Input<typeof disclosuresApi.markSetback>;
type Telling = NonNullable<Marking['telling']>;
type Knowing = NonNullable<Marking['known']>;

/** Something went wrong. The database keeps since when it is known; the client is told after commit. */
export async function markSetback(ctx: Context, input: Marking): Promise<Made> {
  const theCase = await visibleCase(ctx, input.case);
  permit(mayMarkSetbacks(ctx.actor, theCase.deskId));
  const id = await append(ctx, place(theCase), {
    ...{ kind: 'setback', audience: 'companies', words: { text: input.what } },
  });
  if (input.known) await keepKnowing(ctx, { deskId: theCase.deskId, id }, input.known);
  if (input.hold) await hold(ctx, { deskId: theCase.deskId, id });
  if (input.telling) await tell(ctx, theCase, { id, telling: input.telling });
  else await tellOwner(ctx, theCase, id);
  return { id, caseId: theCase.id };
}

/** The customer hears of it, now or by what was said to them before. */
export async function tellCustomer(
  ctx: Context,
  { setback, telling }: Input<typeof disclosuresApi.tellCustomer>,
): Promise<Made> {
  const found = await visibleSetback(ctx, setback);
  const theCase = await visibleCase(ctx, found.caseId);
  permit(mayMarkSetbacks(ctx.actor, theCase.deskId));
  await tell(ctx, theCase, { id: found.id, telling });
  await record(ctx, setbackChanged, found.deskId, { caseId: found.caseId });
  return { id: found.id, caseId: theCase.id };
}

/** A company knew before: the earliest time counts, and is kept with who said so. */
export async function knowEarlier(
  ctx: Context,
  { setback, ...known }: Input<typeof disclosuresApi.knowEarlier>,
): Promise<Made> {
  const found = await visibleSetback(ctx, setback);
  permit(mayMarkSetbacks(ctx.actor, found.deskId));
  await keepKnowing(ctx, found, known);
  await record(ctx, setbackChanged, found.deskId, { caseId: found.caseId });
  return { id: found.id, caseId: found.caseId };
}

type Setback = { deskId: string; id: string };

async function keepKnowing(ctx: Context, { deskId, id }: Setback, known: Knowing): Promise<void> {
  if (Date.parse(known.at) >= Date.parse(await firstKnown(ctx, { deskId, id }))) throw notEarlier();
  await refuseStrangers(ctx, deskId, known.organizationId);
  const kept = await tables(ctx)
    .insertInto('setbackKnown')
    .values({ deskId, id: uuid(), setbackId: id, ...known, saidById: ctx.actor.id })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  // Somebody said the same at the same moment.
  if (kept.numInsertedOrUpdatedRows !== 1n) throw notEarlier();
}

async function firstKnown(ctx: Context, { deskId, id }: Setback): Promise<Instant> {
  const earliest = await tables(ctx)
    .selectFrom('setbackKnown')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('deskId', '=', deskId)
    .where('setbackId', '=', id)
    .executeTakeFirstOrThrow();
  return earliest.at;
}

const notEarlier = () =>
  invalid('setback.not-earlier', 'It was known then already. Say an earlier time, or none.');

async function refuseStrangers(ctx: Context, deskId: string, organizationId: string): Promise<void> {
  const engaged = await tables(ctx)
    .selectFrom('engagements')
    .select('id')
    .where('deskId', '=', deskId)
    .where('organizationId', '=', organizationId)
    .executeTakeFirst();
  if (!engaged) throw notFound('organization.not-found', 'No such company works on this desk.');
}

async function hold(ctx: Context, { deskId, id }: Setback): Promise<void> {
  permit(mayHoldSetbacks(ctx.actor, deskId));
  await tables(ctx)
    .insertInto('setbackHolds')
    .values({ deskId, setbackId: id, byId: ctx.actor.id })
    .execute();
}

async function tell(
  ctx: Context,
  theCase: VisibleCase,
  { id, telling }: { id: string; telling: Telling },
): Promise<void> {
  const entryId =
    'entryId' in telling
      ? await saidSince(ctx, theCase, { id, entryId: telling.entryId })
      : (await say(ctx, { case: theCase.id, audience: 'customer', ...telling }, { setbackId: id })).id;
  const kept = await tables(ctx)
    .insertInto('setbackTold')
    .values({ deskId: theCase.deskId, setbackId: id, whom: 'customer', entryId, byId: ctx.actor.id })
    .onConflict((told) => told.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n)
    throw conflict('setback.told', 'The customer was told of this meanwhile.');
}

/** What a person wrote or said to this customer since a company knew of it. */
async function saidSince(
  ctx: Context,
  { deskId, id }: VisibleCase,
  told: { id: string; entryId: string },
): Promise<string> {
  const entry = await tables(ctx)
    .selectFrom('entries')
    .select(['id', 'recordedAt'])
    .where('deskId', '=', deskId)
    .where('caseId', '=', id)
    .where('id', '=', told.entryId)
    .where('audience', '=', 'customer')
    .where('authorKind', '=', 'person')
    .executeTakeFirst();
  if (!entry) throw notFound('entry.not-found', 'There is no such word to the customer on this case.');
  const knownAt = await firstKnown(ctx, { deskId, id: told.id });
  if (Date.parse(entry.recordedAt) < Date.parse(knownAt))
    throw invalid(
      'setback.said-before',
      'That was said before any company knew of this. Say first since when it is known.',
    );
  return entry.id;
}

/** Whoever owns the case is who can tell the customer. */
async function tellOwner(ctx: Context, theCase: VisibleCase, entryId: string): Promise<void> {
  if (theCase.ownerId !== ctx.actor.id && (theCase.state === 'open' || theCase.state === 'done'))
    await mention(ctx, { ...place(theCase), entryId }, [theCase.ownerId]);
}

async function visibleSetback(ctx: Context, id: string) {
  const setback = await tables(ctx)
    .selectFrom('setbacks')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!setback) throw notFound('setback.not-found', 'There is no such setback here.');
  return setback;
}
