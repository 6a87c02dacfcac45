import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { notFound } from '../../../platform/refusal.ts';
import type { expertsApi } from '../contract.ts';
import { expertiseChanged } from '../events.ts';
import { placesToAdvise } from '../queries/experts.ts';
import { tables } from '../tables.ts';

type Marking = Input<typeof expertsApi.markExpertise>;

/** What I know is said by me, and what my company knows as a third party by whoever of it signs in. */
export async function markExpertise(ctx: Context, { desk, ...marked }: Marking): Promise<Made> {
  const { deskId, engagementId, asCompany } = await placeOf(ctx, desk);
  const before = await mark(ctx, { deskId, engagementId, asCompany })
    .set(marked)
    .returning('id')
    .executeTakeFirst();
  const id = before?.id ?? uuid();
  if (!before)
    await tables(ctx)
      .insertInto('expertise')
      .values({
        ...{ ...marked, deskId, id, engagementId, organizationId: ctx.actor.organizationId ?? '' },
        personId: asCompany ? null : ctx.actor.id,
      })
      .execute();
  await record(ctx, expertiseChanged, deskId, {});
  return { id };
}

export async function endExpertise(
  ctx: Context,
  { desk }: Input<typeof expertsApi.endExpertise>,
): Promise<Record<string, never>> {
  const { deskId, engagementId, asCompany } = await placeOf(ctx, desk);
  await tables(ctx)
    .deleteFrom('expertise')
    .where('deskId', '=', deskId)
    .where('engagementId', '=', engagementId)
    .where('personId', asCompany ? 'is' : '=', asCompany ? null : ctx.actor.id)
    .execute();
  await record(ctx, expertiseChanged, deskId, {});
  return {};
}

type Place = { deskId: string; engagementId: string; asCompany: boolean };

const mark = (ctx: Context, { deskId, engagementId, asCompany }: Place) =>
  tables(ctx)
    .updateTable('expertise')
    .where('deskId', '=', deskId)
    .where('engagementId', '=', engagementId)
    .where('personId', asCompany ? 'is' : '=', asCompany ? null : ctx.actor.id);

async function placeOf(ctx: Context, desk: string): Promise<Place> {
  const place = (await placesToAdvise(ctx)).find(({ deskId, slug }) => deskId === desk || slug === desk);
  if (!place) throw notFound('desk.not-found', 'There is no such desk here.');
  return place;
}
