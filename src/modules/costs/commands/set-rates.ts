import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/events.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { conflict, permit } from '../../../platform/refusal.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { costsApi } from '../contract.ts';
import { ratesChanged } from '../events.ts';
import { mayPrice, mayReckon } from '../policy.ts';
import { newestRates } from '../queries/newest-rates.ts';
import { tables } from '../tables.ts';

/** Of two who read the same ones the second reads the first one's before they say theirs. */
export async function setRates(ctx: Context, input: Input<typeof costsApi.setRates>): Promise<Made> {
  const { desk, version, currency, contact, rework, return: sentBack, priceMinor, saleMinor } = input;
  const { id: deskId } = await visibleDesk(ctx, desk);
  permit(mayReckon(ctx.actor, deskId));
  permit(priceMinor === undefined || mayPrice(ctx.actor, deskId));
  const newest = await newestRates(ctx, deskId);
  if ((newest?.version ?? 0) !== version)
    throw conflict('costs.changed', 'Somebody said this otherwise meanwhile. Look again, then say yours.');
  await tables(ctx)
    .insertInto('costRates')
    .values({
      ...{ deskId, version: version + 1, currency, saleMinor, byId: ctx.actor.id },
      contactMinutes: contact.minutes,
      contactHourMinor: contact.hourMinor,
      contactFixedMinor: contact.fixedMinor,
      reworkMinutes: rework.minutes,
      reworkHourMinor: rework.hourMinor,
      reworkFixedMinor: rework.fixedMinor,
      returnMinutes: sentBack.minutes,
      returnHourMinor: sentBack.hourMinor,
      returnFixedMinor: sentBack.fixedMinor,
    })
    .execute();
  if (priceMinor !== undefined)
    await tables(ctx)
      .insertInto('contactPrices')
      .values({ deskId, version: version + 1, priceMinor, byId: ctx.actor.id })
      .execute();
  await record(ctx, ratesChanged, deskId, {});
  return { id: deskId };
}
