import type { Logger } from 'pino';
import type { Context } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { sendText, type TextGateway } from '../../../platform/phone/send-text.ts';
import { asMailer, type Fate, type Leased, sendOne, waitingIn } from '../mail/outbox-lease.ts';
import { tables } from '../tables.ts';
import { signingKey, unseal } from './keys.ts';

const mostToSend = 20;
const twilio = 'https://api.twilio.com';

/** `inside` are the addresses in our own network at which gateways may be. */
type Sending = { inside: string[]; log: Logger; stop: AbortSignal };

/** Hands over the texts that wait in the outbox, until it is to stop. */
export async function sendTexts(database: Database, { log, ...sending }: Sending): Promise<number> {
  const waiting = await waitingIn(database, 'text', mostToSend);
  for (const one of waiting) {
    if (sending.stop.aborted) return 0;
    const outcome = await sendOne(database, one, (text) => sendLeased(database, sending, text));
    if (outcome) log.info({ outbox: one.id, desk: one.deskId, outcome }, 'text sent or not');
  }
  return waiting.length;
}

async function sendLeased(
  database: Database,
  sending: Omit<Sending, 'log'>,
  { deskId, id, recipient, text }: Leased,
): Promise<Fate> {
  const gateway = await asMailer(database, deskId, (ctx) => gatewayOf(ctx, sending));
  if (!gateway) return { outcome: 'refused', reply: 'no gateway of this desk takes texts any more' };
  return sendText(gateway, { id, to: recipient, words: text.trim() });
}

async function gatewayOf(ctx: Context, sending: Omit<Sending, 'log'>): Promise<TextGateway | undefined> {
  const row = await tables(ctx)
    .selectFrom('gateways as g')
    .leftJoin('gatewayKeys as k', (join) =>
      join.onRef('k.deskId', '=', 'g.deskId').onRef('k.gatewayId', '=', 'g.id'),
    )
    .select(['g.id', 'g.number', 'g.format', 'g.url', 'g.account', 'k.sealed'])
    .where('g.deskId', '=', ctx.actor.deskId ?? '')
    .where('g.endedAt', 'is', null)
    .where((is) => is.or([is('g.format', '=', 'twilio'), is('g.url', 'is not', null)]))
    .orderBy('g.recordedAt')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, number, url, account, sealed } = row;
  if (account && sealed) {
    return {
      ...{ format: 'twilio', number, account, url: url ?? twilio, ...sending },
      token: unseal(ctx.site, id, sealed),
      callback: `${ctx.site.url}/hooks/${id}`,
    };
  }
  return url
    ? { ...{ format: 'standard', number, url, ...sending }, key: signingKey(ctx.site, id) }
    : undefined;
}
