import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made, Output } from '../../../platform/http/endpoint.ts';
import { conflict, invalid, permit } from '../../../platform/refusal.ts';
import { agreedEngagement, visibleDesk } from '../../desks/index.ts';
import type { Measure, mandatesApi } from '../contract.ts';
import { mandatesChanged } from '../events.ts';
import { maySetMandates } from '../policy.ts';
import { actKindOf } from '../queries/held.ts';
import { tables } from '../tables.ts';

type Setting = Input<typeof mandatesApi.setMandate>;
type Limit = Pick<Setting, 'limitMinor' | 'currency' | 'limitDays' | 'limitTimes'>;

/** From now on a provider may do so much of a kind without asking; what it did before stays as it was. */
export async function setMandate(ctx: Context, input: Setting): Promise<Made> {
  const desk = await visibleDesk(ctx, input.desk);
  permit(maySetMandates(ctx.actor, desk.id));
  const { engagementId, step } = input;
  const engagement = await agreedEngagement(ctx, { deskId: desk.id, engagementId });
  if (engagement.role !== 'provider')
    throw invalid('mandate.not-a-provider', 'Only who works here for the client acts in its name.');
  const { kind, measure } = await actKindOf(ctx, desk.id, input.kind);
  if (input.goesOn && (measure !== 'none' || step !== 'draft'))
    throw invalid(
      'mandate.goes-on',
      'Without an answer only what is not measured, and always asked for, goes on.',
    );

  refuseLimit(measure, input);

  const id = uuid();
  await tables(ctx)
    .insertInto('mandates')
    .values({
      ...{ deskId: desk.id, id, engagementId, kind, measure, step, setById: ctx.actor.id },
      ...limitOf(measure, input),
      goesOn: input.goesOn ?? false,
    })
    .execute();
  await record(ctx, mandatesChanged, desk.id, {});
  return { id };
}

/** Each kind is measured in one way, and a limit is said in that. */
export function refuseLimit(measure: Measure, { limitMinor, currency, limitDays, limitTimes }: Limit): void {
  if (measure === 'money' && (limitMinor === undefined || currency === undefined))
    throw invalid('mandate.limit', 'Say up to how much money, and in which currency.');
  if (measure === 'days' && limitDays === undefined)
    throw invalid('mandate.limit', 'Say up to how many days.');
  if (measure !== 'none' && limitTimes !== undefined)
    throw invalid('mandate.times', 'How often is said of what is measured neither in money nor in days.');
}

function limitOf(measure: Measure, { limitMinor, currency, limitDays, limitTimes }: Limit) {
  return {
    limitMinor: measure === 'money' ? (limitMinor ?? null) : null,
    currency: measure === 'money' ? (currency ?? null) : null,
    limitDays: measure === 'days' ? (limitDays ?? null) : null,
    limitTimes: limitTimes ?? null,
  };
}

/** The client names something more that may be done in its name. */
export async function addActKind(
  ctx: Context,
  { desk: named, ...kind }: Input<typeof mandatesApi.addActKind>,
): Promise<Output<typeof mandatesApi.addActKind>> {
  const desk = await visibleDesk(ctx, named);
  permit(maySetMandates(ctx.actor, desk.id));
  const added = await tables(ctx)
    .insertInto('actKinds')
    .values({ deskId: desk.id, ...kind })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n)
    throw conflict('act.kind-taken', 'There is such a kind on this desk already.');
  await record(ctx, mandatesChanged, desk.id, {});
  return {};
}
