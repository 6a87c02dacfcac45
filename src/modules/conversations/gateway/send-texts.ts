import type { Logger } from 'pino';
import type { Context } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { sendText, type TextGateway } from '../../../platform/phone/send-text.ts';
import { asMailer, type Fate, type Leased, sendOne, waitingIn } from '../mail/outbox-lease.ts';
import { tables } from '../tables.ts';
import { signingKey } from './keys.ts';
import { takesTexts } from './takes-texts.ts';
import { twilioAccount } from './twilio-account.ts';

const mostToSend = 20;

type Sending = { log: Logger; stop: AbortSignal };

/** Hands over the texts that wait in the outbox, until it is to stop. */
export async function sendTexts(database: Database, { log, stop }: Sending): Promise<number> {
  const waiting = await waitingIn(database, 'text', mostToSend);
  for (const one of waiting) {
    if (stop.aborted) return 0;
    const outcome = await sendOne(database, one, (text) => sendLeased(database, stop, text));
    if (outcome) log.info({ outbox: one.id, desk: one.deskId, outcome }, 'text sent or not');
  }
  return waiting.length;
}

async function sendLeased(
  database: Database,
  stop: AbortSignal,
  { deskId, id, recipient, text }: Leased,
): Promise<Fate> {
  const gateway = await asMailer(database, deskId, (ctx) => gatewayOf(ctx, stop));
  if (!gateway) return { outcome: 'refused', reply: 'no gateway of this desk takes texts any more' };
  return sendText(gateway, { id, to: recipient, words: text.trim() });
}

async function gatewayOf(ctx: Context, stop: AbortSignal): Promise<TextGateway | undefined> {
  const row = await tables(ctx)
    .selectFrom('gateways')
    .selectAll()
    .where('deskId', '=', ctx.actor.deskId ?? '')
    .where(takesTexts)
    .orderBy('recordedAt')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, deskId, number, url } = row;
  const { inside } = ctx.site;
  const account = await twilioAccount(ctx, { deskId, id });
  if (account) {
    const callback = `${ctx.site.url}/hooks/${id}`;
    return { format: 'twilio', number, callback, inside, stop, ...account };
  }
  return url ? { format: 'standard', number, url, key: signingKey(ctx.site, id), inside, stop } : undefined;
}
