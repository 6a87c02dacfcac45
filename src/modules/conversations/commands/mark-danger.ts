import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { emergencyNumber } from '../../../platform/phone/emergency.ts';
import { countryOf } from '../../../platform/phone/number.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { append, type VisibleCase, visibleCase } from '../../cases/index.ts';
import type { DangerKind, dangerApi } from '../danger-contract.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { tables } from '../tables.ts';
import { place, refuseOver } from './say.ts';

/** Danger on a case. Sent again with the same id it is the mark that was made before. */
export async function markDanger(
  ctx: Context,
  { case: named, id, kind }: Input<typeof dangerApi.markDanger>,
): Promise<Made> {
  const theCase = await visibleCase(ctx, named);
  permit(maySpeakToCustomers(ctx.actor, theCase.deskId));
  refuseOver(theCase);
  await keepDanger(ctx, theCase.desk, { id, kind, ...(await knownOf(ctx, theCase)) });
  await refuseOtherKind(ctx, { deskId: theCase.deskId, id, kind });
  await standOnCase(ctx, theCase, id);
  return { id, caseId: theCase.id };
}

type Marked = { id: string; kind: DangerKind; who: string; reachedAt: string; words: string };

/** One mark, told once: what was known of it first goes to the client's people, who are sent it from here on. */
export async function keepDanger(
  ctx: Context,
  desk: { id: string; zone: string },
  { id, kind, who, reachedAt, words }: Marked,
): Promise<void> {
  await tables(ctx)
    .insertInto('dangers')
    .values({
      ...{ deskId: desk.id, id, kind, number: emergencyNumber(countryOf(desk.zone)) },
      ...{ markedById: ctx.actor.id, organizationId: ctx.actor.organizationId ?? '' },
      ...{ who: begun(who, 200), reachedAt: begun(reachedAt, 1000), words: begun(words, 2000) },
    })
    .onConflict((marked) => marked.doNothing())
    .execute();
}

/** What was told as one kind of danger is not taken for another by sending it again. */
async function refuseOtherKind(
  ctx: Context,
  { deskId, id, kind }: { deskId: string; id: string; kind: DangerKind },
): Promise<void> {
  const kept = await tables(ctx)
    .selectFrom('dangers')
    .select('kind')
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (kept?.kind !== kind)
    throw conflict('danger.other-kind', 'This was marked as another danger already. Mark it anew.');
}

const begun = (text: string, most: number) => text.slice(0, most).toWellFormed();

/** What was marked on a call while it went on stands on the case once that is there. */
export async function standOnCase(
  ctx: Context,
  theCase: Pick<VisibleCase, 'deskId' | 'id'>,
  id: string,
): Promise<void> {
  const entryId = uuid();
  const danger = await tables(ctx)
    .updateTable('dangers')
    .set({ caseId: theCase.id, entryId })
    .where('deskId', '=', theCase.deskId)
    .where('id', '=', id)
    .where('markedById', '=', ctx.actor.id)
    .where('entryId', 'is', null)
    .returning(['kind', 'number', 'recordedAt'])
    .executeTakeFirst();
  if (!danger) return;
  const { kind, number, recordedAt } = danger;
  await append(ctx, place(theCase), {
    ...{ id: entryId, kind: 'danger', audience: 'companies', writtenAt: recordedAt },
    data: { danger: kind, number },
  });
}

/** Who is in danger, as their case knows them: with what they said last. */
export async function knownOf(
  ctx: Context,
  { deskId, id, customerId }: Pick<VisibleCase, 'deskId' | 'id' | 'customerId'>,
): Promise<Pick<Marked, 'who' | 'reachedAt' | 'words'>> {
  const said = await tables(ctx)
    .selectFrom('entries as e')
    .innerJoin('entryWords as w', (join) =>
      join.onRef('w.deskId', '=', 'e.deskId').onRef('w.entryId', '=', 'e.id'),
    )
    .select('w.text')
    .where('e.deskId', '=', deskId)
    .where('e.caseId', '=', id)
    .where('e.kind', '=', 'contact')
    .orderBy('e.recordedAt', 'desc')
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { ...(await customerKnown(ctx, deskId, customerId)), words: said?.text ?? '' };
}

export async function customerKnown(
  ctx: Context,
  deskId: string,
  customerId: string,
): Promise<Pick<Marked, 'who' | 'reachedAt'>> {
  const rows = await tables(ctx)
    .selectFrom('customers as k')
    .leftJoin('contactPoints as p', (join) =>
      join.onRef('p.deskId', '=', 'k.deskId').onRef('p.customerId', '=', 'k.id').on('p.kind', '=', 'phone'),
    )
    .select(['k.name', 'k.postalAddress', 'p.address'])
    .where('k.deskId', '=', deskId)
    .where('k.id', '=', customerId)
    .orderBy('p.recordedAt')
    .execute();
  const numbers = rows.flatMap(({ address }) => address ?? []);
  const [{ name = '', postalAddress = null } = {}] = rows;
  // Where to go stands first: whoever is called may not be able to answer.
  return { who: name, reachedAt: [postalAddress, ...numbers].filter(Boolean).join(', ') };
}
