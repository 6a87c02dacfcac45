import type { Context } from '../../../platform/context.ts';
import { tables } from '../tables.ts';
import { unseal } from './keys.ts';

export const usualTwilio = 'https://api.twilio.com';

/** `url` is that of its API. */
export type TwilioAccount = { account: string; token: string; url: string };

/** With what we ask Twilio; undefined of another gateway. */
export async function twilioAccount(
  ctx: Context,
  { deskId, id }: { deskId: string; id: string },
): Promise<TwilioAccount | undefined> {
  const row = await tables(ctx)
    .selectFrom('gateways as g')
    .innerJoin('gatewayKeys as k', (join) =>
      join.onRef('k.deskId', '=', 'g.deskId').onRef('k.gatewayId', '=', 'g.id'),
    )
    .select(['g.account', 'g.url', 'k.sealed'])
    .where('g.deskId', '=', deskId)
    .where('g.id', '=', id)
    .executeTakeFirst();
  if (!row?.account) return undefined;
  return { account: row.account, token: unseal(ctx.site, id, row.sealed), url: row.url ?? usualTwilio };
}

/** How it knows us. */
export const basicAuth = ({ account, token }: TwilioAccount): string =>
  `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;
