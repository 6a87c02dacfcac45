import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { markDemand, noSuchType, visibleType } from '../../demand/index.ts';
import type { studiesApi } from '../contract.ts';
import { studiesChanged } from '../events.ts';
import { mayStudy } from '../policy.ts';
import { type VisibleContact, visibleContact } from '../queries/visible-study.ts';
import { tables } from '../tables.ts';

type Saying = Input<typeof studiesApi.sayInStudy>;
type Word = Pick<Saying, 'demand'> & { typeId: string | null };

/** One of two says what a contact is, and it stays said: what they heard of the other would be no word of their own. */
export async function sayInStudy(ctx: Context, { contact, demand, type }: Saying): Promise<Made> {
  const found = await visibleContact(ctx, contact);
  const { deskId, id, said, saidByMe } = found;
  permit(mayStudy(ctx.actor, deskId));
  if (saidByMe) throw conflict('study.said', 'You have said what this is.');
  if (said === 2) throw conflict('study.full', 'Two people have said what this is. Go on with the next.');
  const word = { demand, typeId: await typeOf(ctx, deskId, { demand, type }) };
  await tables(ctx)
    .insertInto('studyWords')
    .values({ deskId, contactId: id, byId: ctx.actor.id, ...word })
    .execute();
  await countIfSame(ctx, found, word);
  await record(ctx, studiesChanged, deskId, {});
  return { id };
}

async function typeOf(
  ctx: Context,
  deskId: string,
  { demand, type }: Pick<Saying, 'demand' | 'type'>,
): Promise<string | null> {
  if (!type) return null;
  const found = await visibleType(ctx, type);
  if (found.deskId !== deskId) throw noSuchType();
  if (found.demand !== demand)
    throw conflict('demand-type.other-kind', 'One is value and the other failure. Choose one of the same.');
  return found.heirId ?? found.id;
}

/** What both say the same counts, unless somebody has marked it already. */
async function countIfSame(
  ctx: Context,
  { deskId, id, caseId, entryId }: VisibleContact,
  { demand, typeId }: Word,
): Promise<void> {
  const other = await tables(ctx)
    .selectFrom('studyWords as w')
    .leftJoin('demandTypes as t', (join) =>
      join.onRef('t.deskId', '=', 'w.deskId').onRef('t.id', '=', 'w.typeId'),
    )
    .select(['w.demand', (is) => is.fn.coalesce('t.heirId', 't.id').as('typeId')])
    .where('w.deskId', '=', deskId)
    .where('w.contactId', '=', id)
    .where('w.byId', '<>', ctx.actor.id)
    .executeTakeFirst();
  if (other?.demand !== demand) return;
  const mark = await tables(ctx)
    .selectFrom('demandMarks')
    .select('id')
    .where('deskId', '=', deskId)
    .where('entryId', '=', entryId)
    .executeTakeFirst();
  if (mark) return;
  await markDemand(ctx, {
    case: caseId,
    entry: entryId,
    demand,
    type: other.typeId === typeId ? typeId : null,
  });
}
